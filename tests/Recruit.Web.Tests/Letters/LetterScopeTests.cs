using System.Net;
using Recruit.Data.Messages;

namespace Recruit.Web.Tests.Letters;

/// <summary>Olga gives one track, and one type of dialogue in it, words of its own.</summary>
public sealed class LetterScopeTests : OrganiserTests
{
    private const string Invitation = Home + "/brieven/invitation/nl";
    private const string Text = "Beste {{name}},\n\n{{substitute}}\n\n[Ja of nee]({{link}})";

    [Fact]
    public async Task A_type_reads_the_words_of_its_track_until_it_has_its_own_and_the_page_says_whose_they_are()
    {
        await ProgrammeAsync();
        var before = await Olga.ReadAsync(Invitation + "/science.theme");
        await SaveAsync("/science", "Voor de wetenschap");
        var inherited = await Olga.ReadAsync(Invitation + "/science.theme");
        await SaveAsync("/science.theme", "Voor themadialogen");
        var own = await Olga.ReadAsync(Invitation + "/science.theme");
        var whole = await Olga.ReadAsync(Invitation);

        Assert.Equal("standaardwoorden", before.QuerySelector("main .badge")!.TextContent);
        Assert.StartsWith("woorden van: ", inherited.QuerySelector("main .badge")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Voor de wetenschap", inherited.QuerySelector("#onderwerp")!.GetAttribute("value"));
        Assert.Equal("eigen woorden", own.QuerySelector("main .badge")!.TextContent);
        Assert.Contains("Voor de wetenschap", own.QuerySelector("details pre")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Er is een plaats voor u: {{title}}", whole.QuerySelector("#onderwerp")!.GetAttribute("value"));
        Assert.Equal(2, (await Olga.ReadAsync(Home + "/brieven")).QuerySelectorAll("a[href*='/invitation/nl/science']").Length);
    }

    [Fact]
    public async Task Taking_the_words_of_a_track_away_lets_those_of_the_programme_hold_again()
    {
        var small = await ProgrammeAsync();
        await SaveAsync("", "Voor iedereen");
        await SaveAsync("/science", "Voor de wetenschap");

        var back = Invitation + "/terug/0/science";
        var asked = await Olga.ReadAsync(back);
        await Olga.PostAsync(back, new() { ["versie"] = asked.QuerySelector("input[name=versie]")!.GetAttribute("value") });

        var page = await Olga.ReadAsync(Invitation + "/science");
        Assert.Contains("Voor iedereen", asked.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("woorden van het hele programma", page.QuerySelector("main .badge")!.TextContent);
        Assert.Equal("Voor iedereen", page.QuerySelector("#onderwerp")!.GetAttribute("value"));
        Assert.Equal(2, (await Site.Get<LetterTemplateStore>().HistoryAsync(
            new LetterPlace(small.Programme.Id, "invitation", "nl", small.Science.Id), Stop)).Count);
    }

    [Theory]
    [InlineData("/invitation/nl/nergens")]
    [InlineData("/invitation/nl/science.feest")]
    [InlineData("/registration_confirmed/nl/science")]
    public async Task A_track_or_type_that_there_is_not_has_no_words(string path)
    {
        await ProgrammeAsync();

        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync(Home + "/brieven" + path));
    }

    private async Task SaveAsync(string scope, string subject)
    {
        var page = await FollowAsync(await Olga.PostAsync(Invitation + scope + "?handler=Save", new()
        {
            ["onderwerp"] = subject,
            ["tekst"] = Text,
            ["versie"] = "0",
            ["dialoog"] = "",
            ["bericht"] = "",
        }));
        Assert.Null(page.QuerySelector(".error-summary"));
    }
}
