using Microsoft.Playwright;
using Recruit.Data.Evaluation;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Scheduler.Evaluation;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>The morning after, a guest says on a phone how the evening was; an organiser reads it and lets others read it.</summary>
public sealed class EvaluationJourney : SiteTestBase
{
    private TestProgramme programme = null!;
    private string own = "";

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Site.Database);
        var dialogue = await programme.DialogueAsync();
        var anna = await programme.RegisterAsync("Anna");
        var round = await programme.ProposeAsync(dialogue, [anna]);
        await Site.Get<ConfirmationStore>().ConfirmRoundAsync(round, "olga", CancellationToken.None);
        var invitation = (await Site.Get<InvitationStore>().ListOfRegistrationAsync(anna, CancellationToken.None))[0].Id;
        await Site.Get<AnswerStore>().AcceptAsync(invitation, CancellationToken.None);
        await Site.Get<EvaluationForms>().BeginAsync(
            dialogue.ProgrammeId, StandardQuestions.Of(Site.Clock), "olga", CancellationToken.None);
        Site.Clock.MoveTo(dialogue.EndsAt.AddHours(12));
        own = "/uitnodiging/" + await Site.Get<CapabilityStore>().IssueAsync(
            CapabilityPurpose.Invitation, invitation, dialogue.EndsAt.AddDays(30), CancellationToken.None) + "/evaluatie";
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Anna_answers_what_she_likes_on_her_phone_with_and_without_script(bool script)
    {
        var page = await Browser.VisitAsync(Site, Browser.Phone, script);
        await page.GotoAsync(own);
        if (script)
            await Browser.AssertAccessibleAsync(page);

        await page.GetByRole(AriaRole.Group, new() { Name = "Werd er naar u geluisterd?" })
            .GetByLabel("Heel goed", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Wat kan beter?").FillAsync("Meer tijd.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verstuur mijn antwoorden" }).ClickAsync();

        Assert.Contains("Wij hebben uw antwoorden.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        if (script)
            await Browser.AssertAccessibleAsync(page);
    }

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Desktop)]
    public async Task Olga_finds_no_barriers_at_the_questions_the_results_and_the_review(int width)
    {
        var guest = await Browser.VisitAsync(Site, Browser.Phone);
        await guest.GotoAsync(own);
        await guest.GetByLabel("Wat kan beter?").FillAsync("Meer tijd.");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Verstuur mijn antwoorden" }).ClickAsync();
        var olga = await FilledEvening.StaffAsync(Site.Database, "Olga", StaffRole.Organiser);
        var page = await (await Browser.VisitAsync(Site, width)).AsAsync(Site, olga);

        foreach (var path in new[] { "", "/vragen", "/antwoorden", "/papier", "/papier?dialoog=1&nummer=1" })
        {
            await page.GotoAsync("/organisatie/nederland/evaluatie" + path);
            await Browser.AssertAccessibleAsync(page);
        }
        await page.GotoAsync("/organisatie/nederland/evaluatie");
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak openbaar" }).ClickAsync();
        await page.GotoAsync("/programma/nederland/evaluatie");
        await Browser.AssertAccessibleAsync(page);
    }
}
