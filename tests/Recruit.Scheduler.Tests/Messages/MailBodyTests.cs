using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>Text and HTML come from one source and say the same.</summary>
public sealed class MailBodyTests
{
    [Fact]
    public void Plain_text_reads_well_by_itself()
    {
        var body = MailBody.From("Uw plaats",
            "Beste **Anna**,\n\nU hebt\neen plaats.\n\n1. Kies\n2. Kom\n\n> Neem iets mee\n\nMail naar [ons](mailto:a@b.example).", "nl");

        Assert.Equal(
            "Beste Anna,\n\nU hebt een plaats.\n\n1. Kies\n2. Kom\n\n> Neem iets mee\n\nMail naar ons (a@b.example).\n", body.Text);
    }

    [Fact]
    public void A_link_that_is_a_paragraph_of_its_own_is_a_button_and_stands_on_its_own_line_in_text()
    {
        var body = MailBody.From(
            "Uw plaats", "[Ja, ik kom](https://dialoog.example/uitnodiging/abc)\n\nOf lees [meer](https://dialoog.example).", "nl");

        Assert.Equal("Ja, ik kom:\nhttps://dialoog.example/uitnodiging/abc\n\nOf lees meer (https://dialoog.example).\n", body.Text);
        Assert.Contains(
            "<p><a href=\"https://dialoog.example/uitnodiging/abc\" style=\"display:inline-block", body.Html, StringComparison.Ordinal);
        Assert.Contains("lees <a href=\"https://dialoog.example\">meer</a>", body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_its_language_and_its_subject()
    {
        var html = MailBody.From("Ja & nee", "Dag", "nl").Html;

        Assert.Contains("<html lang=\"nl\">", html, StringComparison.Ordinal);
        Assert.Contains("<title>Ja &amp; nee</title>", html, StringComparison.Ordinal);
        Assert.Contains("<h1 style", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("[klik](javascript:alert(1))", "javascript:")]
    [InlineData("![x](https://spion.example/pixel.png)", "<img")]
    [InlineData("<javascript:alert(1)>", "href=\"javascript")]
    public void Nothing_in_a_letter_can_run_or_spy(string markdown, string forbidden) =>
        Assert.DoesNotContain(forbidden, MailBody.From("", markdown, "nl").Html, StringComparison.OrdinalIgnoreCase);
}
