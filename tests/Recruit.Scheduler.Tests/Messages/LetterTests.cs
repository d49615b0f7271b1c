using System.Text.Json;
using System.Text.RegularExpressions;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>Every letter of the house can be written, in both languages, in words that people understand.</summary>
public sealed partial class LetterTests
{
    public static TheoryData<Type, string> AllLetters()
    {
        var letters = new TheoryData<Type, string>();
        foreach (var letter in typeof(Letter).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Letter)) && !type.IsAbstract))
            foreach (var language in new[] { "nl", "en" })
                letters.Add(letter, language);
        return letters;
    }

    [Theory]
    [MemberData(nameof(AllLetters))]
    public void Every_letter_fills_all_its_placeholders_in_both_languages(Type letter, string language)
    {
        var written = Sample(letter, language);

        Assert.NotEmpty(written.Subject);
        Assert.DoesNotContain("{{", written.Subject + written.Markdown, StringComparison.Ordinal);
        Assert.NotNull(letter.Assembly.GetManifestResourceInfo(FileOf(letter, language)));
    }

    [Theory]
    [MemberData(nameof(AllLetters))]
    public void Both_languages_name_the_same_things(Type letter, string language)
    {
        var other = language == "nl" ? "en" : "nl";

        Assert.Equal(LetterFile.Beside(letter, other).Placeholders.Order(), LetterFile.Beside(letter, language).Placeholders.Order());
    }

    [Theory]
    [MemberData(nameof(AllLetters))]
    public void No_sentence_is_longer_than_fifteen_words(Type letter, string language)
    {
        var tooLong = Sentences(MailBody.From("", Sample(letter, language).Markdown, language).Text)
            .Where(sentence => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 15);

        Assert.Empty(tooLong);
    }

    [Theory]
    [MemberData(nameof(AllLetters))]
    public void No_letter_on_paper_speaks_of_a_button_or_of_the_mail_it_is_not(Type letter, string language)
    {
        var printed = Sample(letter, language, onPaper: true);

        Assert.DoesNotMatch(OfMail(), printed.Markdown);
        Assert.DoesNotContain("{{", printed.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_for_mail_only_is_said_in_a_mail_and_left_out_on_paper()
    {
        var file = LetterFile.Parse(
            "TestLetter.nl.md", "# Dag\n\nU komt.\n{{mail_only}} De afspraak zit bij deze mail.\nTot dan, {{name}}!\n");
        var values = new Dictionary<string, object> { ["name"] = "{{mail_only}}" };

        Assert.Equal(
            "U komt. De afspraak zit bij deze mail. Tot dan, {{mail_only}}!\n", MailBody.From("", file.Fill(values).Markdown, "nl").Text);
        Assert.Equal("U komt. Tot dan, {{mail_only}}!\n", MailBody.From("", file.Fill(values, onPaper: true).Markdown, "nl").Text);
        Assert.Equal(["name"], file.Placeholders);
    }

    [Fact]
    public void Every_letter_file_has_its_letter()
    {
        var files = typeof(Letter).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".md", StringComparison.Ordinal))
            .Where(name => !name.StartsWith("Materials/Guides/", StringComparison.Ordinal));

        Assert.Equal(AllLetters().Select(row => FileOf((Type)row[0], (string)row[1])).Order(StringComparer.Ordinal),
            files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_placeholder_that_is_not_known_is_an_error_that_names_what_is()
    {
        var file = LetterFile.Parse("TestLetter.nl.md", "# Dag\n\nBeste {{naam}}");

        var error = Assert.Throws<FormatException>(() => file.Fill(new Dictionary<string, object> { ["name"] = "Anna" }));

        Assert.Equal("TestLetter.nl.md: {{naam}} is not known here; known are name", error.Message);
    }

    [Fact]
    public void A_letter_without_a_subject_is_refused() =>
        Assert.Throws<FormatException>(() => LetterFile.Parse("TestLetter.nl.md", "Beste {{name}}\n"));

    [Theory]
    [InlineData("**Anna** [klik](https://kwaad.example)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("# Anna\n\n- de Wit")]
    [InlineData("1. Anna & <b>Ben</b> `c` _d_ ![x](y) ~z~ \\")]
    [InlineData("{{link}}")]
    public void What_a_person_typed_arrives_as_it_was_typed_and_is_never_markup(string name)
    {
        var written = LetterFile.Parse("TestLetter.nl.md", "# Dag {{name}}\n\n{{name}}\n")
            .Fill(new Dictionary<string, object> { ["name"] = name, ["link"] = "x" });

        var body = MailBody.From(written.Subject, written.Markdown, "nl");
        var oneLine = Spaces().Replace(name, " ");
        Assert.Equal($"Dag {oneLine}", written.Subject);
        Assert.Equal(oneLine + "\n", body.Text);
        Assert.Contains($"<p>{System.Net.WebUtility.HtmlEncode(oneLine)}</p>", body.Html.Replace("&quot;", "\"", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_offers_its_properties_under_their_names()
    {
        var written = new Recruit.Scheduler.Staff.SignInCodeLetter("Olga", "012345", 10).Write("nl");

        Assert.Contains("Uw code is **012345**.", written.Markdown, StringComparison.Ordinal);
        Assert.Contains("werkt 10 minuten", written.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_that_nobody_translated_is_answered_in_Dutch() =>
        Assert.Equal("Uw code om in te loggen", new Recruit.Scheduler.Staff.SignInCodeLetter("Olga", "012345", 10).Write("fy").Subject);

    [Fact]
    public void Markdown_that_we_made_ourselves_stays_markup()
    {
        var written = LetterFile.Parse("TestLetter.nl.md", "# Dag\n\n{{list}}\n")
            .Fill(new Dictionary<string, object> { ["list"] = new Markdown("- een\n- twee") });

        Assert.Equal("- een\n- twee\n", MailBody.From("", written.Markdown, "nl").Text);
    }

    /// <summary>The letter's own file, filled with something for each of its properties.</summary>
    private static Writing.Written Sample(Type letter, string language, bool onPaper = false) =>
        LetterFile.Beside(letter, language).Fill(letter.GetProperties()
            .ToDictionary(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
                property => SampleOf(property.PropertyType)), onPaper);

    private static object SampleOf(Type type) => type == typeof(Markdown) ? new Markdown("") : "Anna";

    private static string FileOf(Type letter, string language) =>
        $"{letter.Namespace!["Recruit.Scheduler.".Length..].Replace('.', '/')}/{letter.Name}.{language}.md";

    private static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Select(sentence => sentence.Trim());

    [GeneratedRegex(@"(?<=[.!?:])\s+|\n\s*(?=\n|- )")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\b(knop|klik|deze mail|button|click|this e?-?mail)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfMail();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
