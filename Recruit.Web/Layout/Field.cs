using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Recruit.Web.Layout;

/// <summary>
/// A field of a form as the partial <c>/Layout/_Field.cshtml</c> draws it: label, hint, and its error where there is one.
/// </summary>
/// <param name="Name">Under which it is posted and under which its errors stand in the model state.</param>
public abstract record Field(string Name, string Label)
{
    public string? Hint { get; init; }
    public bool Optional { get; init; }

    /// <summary>The label is the heading of a page that asks this one thing.</summary>
    public bool IsHeading { get; init; }

    /// <summary>Stands above the label in that heading, such as <c>Stap 2 van 9</c>.</summary>
    public string? Caption { get; init; }

    public string Id => IdOf(Name);

    /// <summary>The id of the element that an error about this name leads to.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public string? ErrorIn(ModelStateDictionary state) =>
        state.TryGetValue(Name, out var entry) && entry.Errors is [{ } first, ..] ? first.ErrorMessage : null;
}

/// <summary>A field to write in.</summary>
/// <param name="Value">What stands in it, however wrong: nothing that was typed is lost.</param>
public sealed record TextField(string Name, string Label, string? Value) : Field(Name, Label)
{
    /// <summary>The type of the input: text, email, tel, date, time, …</summary>
    public string Type { get; init; } = "text";

    /// <summary>What the browser may fill in by itself (WCAG 1.3.5).</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Which keyboard a telephone shows.</summary>
    public string? InputMode { get; init; }
    public bool Short { get; init; }

    /// <summary>Lines to write on; 1 for an ordinary field.</summary>
    public int Lines { get; init; } = 1;
}

/// <summary>A field to choose from: one (radio buttons) or many (checkboxes).</summary>
public sealed record ChoiceField(string Name, string Label, IReadOnlyList<Choice> Choices, IReadOnlyCollection<string> Chosen)
    : Field(Name, Label)
{
    public bool Many { get; init; }
}

/// <summary>One thing to choose.</summary>
public sealed record Choice(string Value, string Label);
