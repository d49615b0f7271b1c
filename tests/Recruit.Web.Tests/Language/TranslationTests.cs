using System.Text.RegularExpressions;
using System.Xml.Linq;
using Recruit.Testing;

namespace Recruit.Web.Tests.Language;

/// <summary>Everything that a page says in Dutch it also says in English.</summary>
public sealed partial class TranslationTests
{
    public static TheoryData<string> Pages() => new(Repository.Files("Recruit.Web", "*.cshtml")
        .Concat(Repository.Files("Recruit.Web", "*.cs").Where(path => Localizer().IsMatch(File.ReadAllText(path))))
        .Where(path => Texts(path).Count > 0)
        .Select(path => Path.GetRelativePath(Repository.Root, path)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_text_has_its_translation(string page)
    {
        var path = Path.Combine(Repository.Root, page);

        var missing = Texts(path).Except(TranslationsOf(path)).Order(StringComparer.Ordinal);

        Assert.True(!missing.Any(), $"{page} has no English for:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void A_text_without_a_translation_is_seen() =>
        Assert.Equal(["Hallo", "Zeg \"ja\""], Text().Matches("""<p>@L["Hallo"]</p> @(x ? L["Zeg \"ja\"", 3] : "")""").Select(Unescaped));

    [Fact]
    public void No_page_shows_the_places_of_a_text_instead_of_what_belongs_there()
    {
        // The Value of a view's text is the text before anything is filled in; GetString fills in.
        var unfilled =
            from path in Repository.Files("Recruit.Web", "*.cshtml")
            from Match match in UnfilledText().Matches(File.ReadAllText(path))
            select $"{Path.GetRelativePath(Repository.Root, path)}: {match.Value}";

        Assert.Empty(unfilled);
    }

    [Fact]
    public void One_Dutch_text_has_one_English_text()
    {
        var different =
            from path in Repository.Files("Recruit.Web", "*.en.resx")
            from data in XDocument.Load(path).Descendants("data")
            group data.Element("value")!.Value by data.Attribute("name")!.Value into texts
            where texts.Distinct().Count() > 1
            select $"{texts.Key}: {string.Join(" / ", texts.Distinct())}";

        Assert.Empty(different);
    }

    [Fact]
    public void What_is_said_in_two_languages_is_no_choice_by_hand()
    {
        var byHand =
            from floor in new[] { "Recruit.Data", "Recruit.Scheduler", "Recruit.Web" }
            from path in Repository.Files(floor, "*.cs").Concat(Repository.Files(floor, "*.cshtml"))
            from Match match in ChoiceByHand().Matches(File.ReadAllText(path))
            select $"{Path.GetRelativePath(Repository.Root, path)}: {match.Value}";

        Assert.Empty(byHand);
    }

    [Fact]
    public void A_choice_by_hand_is_seen() => Assert.Matches(ChoiceByHand(), "language == \"en\" ? \"table\" : \"tafel\"");

    private static HashSet<string> Texts(string path) => [.. Text().Matches(File.ReadAllText(path)).Select(Unescaped)];

    private static string Unescaped(Match match) => match.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal);

    private static HashSet<string> TranslationsOf(string path) => [.. ResourcesOf(path).Where(File.Exists).SelectMany(resource =>
        XDocument.Load(resource).Descendants("data").Where(data => data.Element("value") is { Value.Length: > 0 })
            .Select(data => data.Attribute("name")!.Value))];

    /// <summary>
    /// A page's own resource; a class may take the words of the type that its localizer names, in its own folder or the one above.
    /// </summary>
    private static IEnumerable<string> ResourcesOf(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var own = Path.GetFileName(path).Split('.')[0];
        var named = Localizer().Matches(File.ReadAllText(path)).Select(match => match.Groups["type"].Value);
        return from name in named.Prepend(own)
               from place in new[] { folder, Path.GetDirectoryName(folder)! }
               select Path.Combine(place, name + ".en.resx");
    }

    [GeneratedRegex("""\bL(?:\[|\.GetString\()"(?<text>(?:[^"\\]|\\.)*)["]""")]
    private static partial Regex Text();

    [GeneratedRegex("""\bL\["[^"]*\{0\}[^"]*",[^\]]*\]\.Value""")]
    private static partial Regex UnfilledText();

    [GeneratedRegex("""\benglish \?|== "en" \?""", RegexOptions.IgnoreCase)]
    private static partial Regex ChoiceByHand();

    [GeneratedRegex(@"IStringLocalizer<(?<type>\w+)>")]
    private static partial Regex Localizer();
}
