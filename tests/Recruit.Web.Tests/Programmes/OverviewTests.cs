using System.Net;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Programmes;

/// <summary>What organisers and viewers see of a programme at a glance, and who does not.</summary>
public sealed class OverviewTests : IAsyncLifetime
{
    private SiteUnderTest site = null!;

    public async Task InitializeAsync() => site = await SiteUnderTest.StartAsync();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Without_a_programme_an_organiser_reads_how_to_get_one()
    {
        using var olga = await SignedInAsync(StaffRole.Organiser);

        var page = await olga.ReadAsync("/organisatie");

        Assert.Contains("nog geen programma", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_one_programme_an_organiser_is_there_at_once()
    {
        await SmallProgramme.CreateAsync(site.Database);
        using var olga = await SignedInAsync(StaffRole.Organiser);

        var answer = await olga.GetAsync("/organisatie");

        Assert.Equal("/organisatie/proeftuin", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_overview_sets_what_came_beside_what_was_planned_and_says_what_waits()
    {
        await SmallProgramme.CreateAsync(site.Database, citizens: 30);
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var page = await vera.ReadAsync("/organisatie/proeftuin");

        var citizens = page.QuerySelectorAll(".card").Single(card => card.QuerySelector("h3")?.TextContent == "Inwoners");
        Assert.Contains("gepland zijn 24 tot 36 deelnemers", citizens.TextContent, StringComparison.Ordinal);
        Assert.Contains("3, waarvan 0 ingedeeld", citizens.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".attention li"), item => item.TextContent.Contains("dialogen hebben nog geen deelnemers", StringComparison.Ordinal));
        Assert.Equal("http://recruit.example/aanmelden/proeftuin", page.QuerySelector(".share a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_english_visitor_reads_english()
    {
        await SmallProgramme.CreateAsync(site.Database);
        using var olga = await SignedInAsync(StaffRole.Organiser);

        var page = await olga.ReadAsync("/organisatie/proeftuin?taal=en");

        Assert.Equal("The programme at a glance", page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData(StaffRole.Municipality)]
    [InlineData(StaffRole.Facilitator)]
    public async Task Whose_programme_it_is_not_finds_nothing(string role)
    {
        await SmallProgramme.CreateAsync(site.Database);
        using var visitor = await SignedInAsync(role);

        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOfAsync("/organisatie"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOfAsync("/organisatie/proeftuin"));
    }

    [Fact]
    public async Task Who_did_not_sign_in_is_asked_to()
    {
        await SmallProgramme.CreateAsync(site.Database);
        using var stranger = new Visitor(site);

        var answer = await stranger.GetAsync("/organisatie/proeftuin");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/inloggen", answer.Headers.Location?.PathAndQuery ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_that_is_not_there_is_not_found()
    {
        using var olga = await SignedInAsync(StaffRole.Organiser);

        Assert.Equal(HttpStatusCode.NotFound, await olga.StatusOfAsync("/organisatie/nergens"));
    }

    private async Task<Visitor> SignedInAsync(string role) => Visitor.SignedInAs(site, await SmallProgramme.AddStaffAsync(site.Database, role));
}
