using System.Net;
using Recruit.Data.Organisations;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Data.Results;
using Recruit.Data.Rosters;
using Recruit.Data.Staff;
using Recruit.Data.Substitutes;
using Recruit.Scheduler.Rosters;
using Recruit.Testing;

namespace Recruit.Web.Tests.Substitutes;

/// <summary>Anna cannot come for the Buurthuis, which sends Daan; Ben of the Voedselbank has nothing to do with it.</summary>
public sealed class SubstituteTests : OrganiserTests
{
    private const string Page = "/namens-organisatie/";
    private EveningOfOrganisations evening = null!;
    private Visitor anna = null!;

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        evening = await EveningOfOrganisations.CreateAsync(Site.Database);
        anna = new Visitor(Site);
    }

    protected override Task EndAsync()
    {
        anna.Dispose();
        return base.EndAsync();
    }

    [Fact]
    public async Task Daan_comes_in_the_place_of_Anna_and_stands_on_the_roster_once_he_agreed()
    {
        var before = (await SeatsAsync()).Single(seat => seat.Organisation == "Buurthuis");

        await NameAsync(await LinkOfAnnaAsync());
        var waiting = await PersonAsync();
        var kept = await SayYesAsync();

        var after = (await SeatsAsync()).Single(seat => seat.Organisation == "Buurthuis");
        Assert.Equal(("Persoon nog te bevestigen", "Buurthuis"), (waiting.Name, waiting.Organisation));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal(("Daan Smit", "Buurthuis"), ((await PersonAsync()).Name, (await PersonAsync()).Organisation));
        Assert.Equal(
            (before.TableNumber, before.SeatNumber, before.InvitationId), (after.TableNumber, after.SeatNumber, after.InvitationId));
        Assert.NotEqual(before.PersonId, after.PersonId);
        Assert.Equal(1, Assert.Single(
            (await Site.Get<SummaryStore>().ReadAsync(evening.Programme.Programme.Id, Stop)).Tracks).Substitutes);
        await Site.SweepAsync("SendDueMessages");
        Assert.Contains(await Site.MailsToAsync("daan@voorbeeld.example"), mail => mail.Calendar?.Method == "REQUEST");
    }

    [Fact]
    public async Task Every_link_of_Anna_is_dead_at_once_and_she_hears_it_with_the_entry_taken_out_of_her_calendar()
    {
        var invitation = await Site.LinkToAsync("anna@voorbeeld.example", "/uitnodiging/");
        var own = "/mijn/" + await Site.Get<CapabilityStore>().IssueAsync(
            CapabilityPurpose.OwnRegistration, evening.Anna, Site.Clock.Now.AddDays(300), Stop);
        string[] links = [invitation, own, invitation + "/afzeggen", invitation + "/vervanger", own + "/contact", own + "/gegevens"];
        Assert.Equal(HttpStatusCode.OK, await anna.StatusOfAsync(invitation));
        Assert.Equal(HttpStatusCode.OK, await anna.StatusOfAsync(own));

        await NameAsync(await LinkOfAnnaAsync());
        await Site.Get<RegistrationStore>().SendLinksAsync("anna@voorbeeld.example", Stop);
        await Site.SweepAsync("SendDueMessages");

        foreach (var link in links)
            Assert.Equal((link, HttpStatusCode.NotFound), (link, await anna.StatusOfAsync(link)));
        var mails = await Site.MailsToAsync("anna@voorbeeld.example");
        var told = Assert.Single(mails, mail => mail.Calendar?.Method == "CANCEL");
        Assert.Contains("stuurt iemand anders", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(mails, mail => mail.Subject.Contains("al aangemeld", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_people_of_the_Buurthuis_press_at_once_and_one_person_is_asked()
    {
        var organisation = (await Site.Get<RegistrationStore>().GetAsync(evening.Anna, Stop))!.OrganisationId!.Value;
        Task<SubstituteOutcome> Name(string name) => Site.Get<SubstituteStore>().NameAsync(
            organisation, evening.Anna, new Contact(name) { Email = $"{name}@voorbeeld.example" }, "nl", Stop);

        var outcomes = await Task.WhenAll(Name("daan"), Name("eva"));

        Assert.Equal([SubstituteOutcome.Done, SubstituteOutcome.Already], outcomes.Order());
    }

    [Fact]
    public async Task A_second_yes_changes_nothing_and_the_first_no_forgets_Daan_and_tells_the_Buurthuis()
    {
        var link = await LinkOfAnnaAsync();
        await NameAsync(link);
        var daans = await Site.LinkToAsync("daan@voorbeeld.example", "/in-plaats-van/");
        var named = Assert.Single(await Site.Get<OrganisationSeatStore>().ListAsync(evening.Programme.Programme.Id, null, Stop),
            seat => seat.Substitution == SubstitutionState.Asked);

        await anna.SendAsync(daans, [], "main form + form");
        await Site.SweepAsync("SendDueMessages");

        Assert.Contains("Wij bewaren niets van u", (await anna.ReadAsync(daans)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await Site.MailsToAsync("anna@voorbeeld.example"),
            mail => mail.Text.Contains("De persoon die u noemde komt niet", StringComparison.Ordinal));
        Assert.Equal("Buurthuis", named.Name);
        await NameAsync(link, "Eva Mol", "eva@voorbeeld.example");
        var yes = await SayYesAsync("eva@voorbeeld.example", "Eva Mol");
        var again = await anna.GetAsync(yes.Headers.Location!.OriginalString);
        Assert.Contains("U komt.", (await Visitor.PageOf(again)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Eva Mol", (await PersonAsync()).Name);
    }

    [Fact]
    public async Task Who_does_not_agree_or_is_silent_does_not_come_and_after_the_last_day_the_seat_goes_free()
    {
        var link = await LinkOfAnnaAsync();
        await NameAsync(link);
        var daans = await Site.LinkToAsync("daan@voorbeeld.example", "/in-plaats-van/");
        var refused = await Visitor.PageOf(await anna.SendAsync(daans, new() { ["naam"] = "Daan Smit" }));
        Assert.Contains("Ga akkoord", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);

        Site.Clock.MoveTo(Site.Clock.Now.AddDays(4));
        await Site.SweepAsync("EndSubstitutions");
        Assert.Contains("voorbij", (await anna.ReadAsync(daans)).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await anna.ReadAsync(link)).QuerySelector("main form"));

        Site.Clock.MoveTo(evening.Dialogue.StartsAt.AddHours(-1));
        await Site.SweepAsync("EndSubstitutions");
        Assert.Null((await anna.ReadAsync(link)).QuerySelector("main form"));
        Assert.DoesNotContain(await SeatsAsync(), seat => seat.Organisation == "Buurthuis");
    }

    [Fact]
    public async Task The_contact_gives_only_the_own_seat_until_an_organiser_vouches()
    {
        var carla = await EveningOfOrganisations.RegisterAsync(evening.Programme, "Carla Pos", "carla@voorbeeld.example", " BUURTHUIS ");
        var (first, second) = ((await Site.Get<RegistrationStore>().GetAsync(evening.Anna, Stop))!,
            (await Site.Get<RegistrationStore>().GetAsync(carla, Stop))!);
        Assert.Equal(first.OrganisationId, second.OrganisationId);
        var link = await LinkOfAnnaAsync();

        Assert.DoesNotContain("Carla", (await anna.ReadAsync(link)).Body!.TextContent, StringComparison.Ordinal);
        await Site.Get<OrganisationStore>().VouchAsync(evening.Programme.Programme.Id, first.OrganisationId!.Value, "olga", Stop);
        Assert.Contains("Carla", (await anna.ReadAsync(link)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisers_see_all_organisations_and_a_viewer_sees_no_names()
    {
        using var viewer = await SignedInAsync(StaffRole.Viewer);
        const string path = "/organisatie/nederland/organisaties";

        var page = await Olga.ReadAsync(path);
        var found = await Olga.ReadAsync(path + "?zoek=voedsel&staat=aanwezig");
        var seen = (await viewer.ReadAsync(path)).Body!.TextContent;
        var csv = await (await viewer.GetAsync(path + "?handler=csv")).Content.ReadAsStringAsync();

        Assert.Contains("Anna de Wit", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Voedselbank", Assert.Single(found.QuerySelectorAll("tbody th")).TextContent);
        Assert.Contains("Buurthuis", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", seen + csv, StringComparison.Ordinal);
        Assert.Contains("Voedselbank", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ben_mends_a_slip_but_cannot_become_Carla_unless_staff_say_so()
    {
        var own = "/mijn/" + await Site.Get<CapabilityStore>().IssueAsync(
            CapabilityPurpose.OwnRegistration, evening.Ben, Site.Clock.Now.AddDays(1), Stop);
        await RenameAsync(own, "Ben Baker");
        Assert.Equal("Ben Baker", await NameOfAsync(evening.Ben));

        await RenameAsync(own, "Ben Bakers");
        Assert.Equal("Ben Baker", await NameOfAsync(evening.Ben));
        var answer = await RenameAsync(own, "Carla Pos");
        Assert.Contains("naam=wacht", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var page = await anna.ReadAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains("Een plaats kunt u niet doorgeven", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Ben Baker", "Voedselbank"),
            (await NameOfAsync(evening.Ben), (await Site.Get<RegistrationStore>().GetAsync(evening.Ben, Stop))!.Organisation));

        await Olga.SendAsync("/organisatie/nederland/namen", new() { ["besluit"] = "ja" });
        Assert.Equal("Carla Pos", await NameOfAsync(evening.Ben));
    }

    private async Task<string> LinkOfAnnaAsync()
    {
        var invitation = await Site.LinkToAsync("anna@voorbeeld.example", "/uitnodiging/");
        await anna.SendAsync(invitation.Split('?')[0].Replace("/vervanger", "", StringComparison.Ordinal) + "/vervanger", []);
        return await Site.LinkToAsync("anna@voorbeeld.example", Page);
    }

    private async Task NameAsync(string link, string name = "Daan Smit", string address = "daan@voorbeeld.example") =>
        Assert.Equal(HttpStatusCode.Redirect,
            (await anna.SendAsync(link, new() { ["naam"] = name, ["email"] = address })).StatusCode);

    private async Task<HttpResponseMessage> SayYesAsync(string address = "daan@voorbeeld.example", string name = "Daan Smit") =>
        await anna.SendAsync(await Site.LinkToAsync(address, "/in-plaats-van/"), new() { ["naam"] = name, ["akkoord"] = "ja" });

    private Task<HttpResponseMessage> RenameAsync(string own, string name) =>
        anna.SendAsync(own + "/contact", new() { ["naam"] = name, ["organisatie"] = "Shell" });

    private async Task<string> NameOfAsync(Guid registration) =>
        (await Site.Get<Vault>().ReadAsync((await Site.Get<RegistrationStore>().GetAsync(registration, Stop))!.PersonId, Stop))!.Name;

    private Task<IReadOnlyList<RosterSeat>> SeatsAsync() => Site.Get<RosterStore>().SeatsAsync(evening.Dialogue.Id, Stop);

    private async Task<RosterPerson> PersonAsync() =>
        (await Site.Get<RosterReader>().ReadAsync(evening.Dialogue, RosterView.Everything, Stop)).Tables[0].People
            .Single(person => person.Organisation == "Buurthuis");
}
