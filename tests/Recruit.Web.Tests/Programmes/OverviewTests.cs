using System.Net;
using Recruit.Data.Staff;

namespace Recruit.Web.Tests.Programmes;

/// <summary>What organisers and viewers see of a programme at a glance, and who does not.</summary>
public sealed class OverviewTests : OrganiserTests
{
    [Fact]
    public async Task Without_a_programme_an_organiser_reads_how_to_get_one()
    {
        var page = await Olga.ReadAsync("/organisatie");

        Assert.Contains("nog geen programma", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_one_programme_an_organiser_is_there_at_once()
    {
        await ProgrammeAsync();

        var answer = await Olga.GetAsync("/organisatie");

        Assert.Equal(Home, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_overview_sets_what_came_beside_what_was_planned_and_says_what_waits()
    {
        await ProgrammeAsync(citizens: 30);
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var page = await vera.ReadAsync(Home);

        var citizens = page.QuerySelectorAll(".card").Single(card => card.QuerySelector("h3")?.TextContent == "Inwoners");
        Assert.Contains("gepland zijn 24 tot 36 deelnemers", citizens.TextContent, StringComparison.Ordinal);
        Assert.Contains("3, waarvan 0 ingedeeld", citizens.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".attention li"),
            item => item.TextContent.Contains("dialogen hebben nog geen deelnemers", StringComparison.Ordinal));
        Assert.Equal("http://recruit.example/aanmelden/proeftuin", page.QuerySelector(".share a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_english_visitor_reads_english()
    {
        await ProgrammeAsync();

        var page = await Olga.ReadAsync(Home + "?taal=en");

        Assert.Equal("The programme at a glance", page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData(StaffRole.Municipality)]
    [InlineData(StaffRole.Facilitator)]
    public async Task Whose_programme_it_is_not_finds_nothing(string role)
    {
        await ProgrammeAsync();
        using var visitor = await SignedInAsync(role);

        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOfAsync("/organisatie"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOfAsync(Home));
    }

    [Fact]
    public async Task Who_did_not_sign_in_is_asked_to()
    {
        await ProgrammeAsync();
        using var stranger = new Visitor(Site);

        var answer = await stranger.GetAsync(Home);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/inloggen", answer.Headers.Location?.PathAndQuery ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_that_is_not_there_is_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync("/organisatie/nergens"));
    }
}
