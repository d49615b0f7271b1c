using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Recruit.Scheduler.Language;
using Recruit.Web.Language;

namespace Recruit.Web.Layout;

/// <summary>
/// A field of a form: label, hint, what is wrong with it, and the input within. The input gets the field's name and tells assistive
/// technology about hint and error.
/// </summary>
[HtmlTargetElement("field", Attributes = "name,label")]
public sealed class FieldTagHelper : TagHelper
{
    public string Name { get; set; } = "";
    public string Label { get; set; } = "";
    public string? Hint { get; set; }

    /// <summary>Says so behind the label.</summary>
    public bool Optional { get; set; }

    /// <summary>The label is the heading of a page that asks this one thing.</summary>
    public bool Heading { get; set; }

    /// <summary>Stands above the label in that heading, such as <c>Stap 2 van 9</c>.</summary>
    public string? Caption { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    internal string? Error { get; private set; }

    internal string Id => Field.IdOf(Name);

    public override void Init(TagHelperContext context)
    {
        Error = View.ModelState.TryGetValue(Name, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;
        context.Items[typeof(FieldTagHelper)] = this;
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Error is null ? "field" : "field field--invalid");
        var (open, close) = Heading ? ("<h1>", "</h1>") : ("", "");
        var above = Caption is null ? "" : $"<span class=\"caption\">{Text(Caption)}</span> ";
        var mark = Optional ? $" <span class=\"optional\">{OptionalMark}</span>" : "";
        output.PreContent.AppendHtml($"{open}<label for=\"{Id}\">{above}{Text(Label)}{mark}</label>{close}");
        if (Hint is not null)
            output.PreContent.AppendHtml($"<div class=\"hint\" id=\"{Id}-hint\">{Text(Hint)}</div>");
        if (Error is not null)
            output.PreContent.AppendHtml($"<div class=\"field-error\" id=\"{Id}-error\">{Text(Error)}</div>");
    }

    private static string OptionalMark => new Wording("(optional)", "(optioneel)").In(SiteLanguage.Current);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}

/// <summary>What is filled in or chosen within a field.</summary>
[HtmlTargetElement("input", ParentTag = "field", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", ParentTag = "field")]
[HtmlTargetElement("textarea", ParentTag = "field")]
public sealed class FieldInputTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = (FieldTagHelper)context.Items[typeof(FieldTagHelper)];
        output.Attributes.SetAttribute("id", field.Id);
        output.Attributes.SetAttribute("name", field.Name);
        string[] about =
        [
            .. field.Hint is null ? [] : new[] { field.Id + "-hint" },
            .. field.Error is null ? [] : new[] { field.Id + "-error" },
        ];
        if (about.Length > 0)
            output.Attributes.SetAttribute("aria-describedby", string.Join(' ', about));
        if (field.Error is not null)
            output.Attributes.SetAttribute("aria-invalid", "true");
    }
}
