using Dapper;
using Recruit.Data.Evaluation;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Scheduler.Evaluation;
using Recruit.Scheduler.Representativeness;
using Recruit.Testing;
using Recruit.Web.Security;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>A site with a programme that runs, and people of every role who have walked through what is there for them.</summary>
internal sealed class FuzzSite : IAsyncDisposable
{
    public const string Secret = "a secret of more than thirty-two characters";

    private const int Citizens = 60;
    private const int WithLinks = 8;
    private const string SignUp = "/aanmelden/proeftuin";
    private static readonly CancellationToken Stop = CancellationToken.None;

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["geboortejaar"] = "1984",
        ["postcode"] = "3511ab",
        ["huisnummer"] = "12",
        ["gender"] = "woman",
        ["origin"] = "zeg-ik-niet",
        ["wanneer"] = "weekday_evening",
        ["hoe"] = "online",
        ["naam"] = "Anna de Wit",
        ["email"] = "anna@voorbeeld.example",
    };

    private FuzzSite(SiteUnderTest site, FuzzRoutes routes) => (Site, Routes) = (site, routes);

    public SiteUnderTest Site { get; }

    public FuzzRoutes Routes { get; }

    public SmallProgramme Programme { get; private set; } = null!;

    public List<FuzzPerson> People { get; } = [];

    /// <summary>Per route, the pages that somebody saw there.</summary>
    public ILookup<string, SeenPage> Pages { get; private set; } = null!;

    /// <summary>Per route, the forms that lead there.</summary>
    public ILookup<string, SeenForm> Forms { get; private set; } = null!;

    public static async Task<FuzzSite> StartAsync()
    {
        var site = await SiteUnderTest.StartAsync(demo: true, options => options with { BounceSecret = Secret });
        var fuzz = new FuzzSite(site, await FuzzRoutes.OfAsync(site));
        await fuzz.FillAsync();
        fuzz.Pages = fuzz.People.SelectMany(person => person.Pages).ToLookup(page => fuzz.Routes.TemplateOf(page.Address) ?? "");
        fuzz.Forms = fuzz.People.SelectMany(person => person.Forms).ToLookup(form => fuzz.Routes.TemplateOf(form.Action) ?? "");
        return fuzz;
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task FillAsync()
    {
        Programme = await SmallProgramme.CreateAsync(Site.Database, Citizens);
        await Programme.InviteAsync();
        var evening = await FilledEvening.CreateAsync(Site.Database);
        await evening.Programme.ProposeAsync(await evening.Programme.DialogueAsync(), [await evening.Programme.RegisterAsync("Dora")]);
        await Site.Get<FreezeFigures>().PublishAsync(Programme.Programme.Id, "olga", Stop);
        var forms = Site.Get<EvaluationForms>();
        await forms.BeginAsync(Programme.Programme.Id, StandardQuestions.Of(Site.Clock), "olga", Stop);
        await forms.PublishAsync(Programme.Programme.Id, true, "olga", Stop);
        await EveningOfOrganisations.RegisterAsync(evening.Programme, "Olaf Bos", "olaf@voorbeeld.example", "Buurthuis");
        await Site.SweepAsync("SendDueMessages");
        // A facilitator's table opens on the day itself.
        Site.Clock.MoveTo(evening.Dialogue.StartsAt);
        await WalkAsync("stranger", [], [.. Unbound()]);
        await SignUpAsync();
        await WalkAsync("citizen", [], await LinksAsync(), mostOfAKind: WithLinks);
        foreach (var role in new[] { StaffRole.Organiser, StaffRole.Viewer, StaffRole.Municipality })
            await WorkAsync(role, await SmallProgramme.AddStaffAsync(Site.Database, role));
        await WorkAsync("official of Utrecht", await FilledEvening.StaffAsync(Site.Database, "Ursula", StaffRole.Municipality));
        await WorkAsync(StaffRole.Facilitator, evening.Fenna);
    }

    private Task WorkAsync(string name, StaffMember member) => WalkAsync(name, new([Site.CookieOf(member)]),
        [StaffUser.HomeOf(member.Role), $"{StaffUser.HomeOf(member.Role)}/proeftuin", .. Unbound()]);

    private async Task WalkAsync(string name, Dictionary<string, string> cookies, IEnumerable<string> starts, int mostOfAKind = 2)
    {
        var person = new FuzzPerson(name, Site, cookies);
        await person.WalkAsync(starts, Routes.TemplateOf, mostOfAKind);
        People.Add(person);
    }

    /// <summary>Somebody who answered every question and has not agreed yet.</summary>
    private async Task SignUpAsync()
    {
        var person = new FuzzPerson("signing up", Site, []);
        var next = await person.FillInAsync(SignUp, Answers);
        for (var step = 0; next is not null && step < 20; step++)
            next = next.EndsWith("/vragen", StringComparison.Ordinal)
                ? (await person.SendAsync(new HttpRequestMessage(HttpMethod.Get, next))).Headers.Location?.OriginalString
                : await person.FillInAsync(next, Answers);
        Site.Clock.Advance(TimeSpan.FromMinutes(4));
        await person.WalkAsync([SignUp, $"{SignUp}/controleren", $"{SignUp}/toestemming"], Routes.TemplateOf, mostOfAKind: 20);
        People.Add(person);
    }

    /// <summary>Routes that need nothing but to be asked for.</summary>
    private IEnumerable<string> Unbound() => Routes.All.Where(route => route.Pattern.Parameters.All(one => one.Name is "programme"))
        .Where(route => route.Template is not ("/uitloggen" or "/inloggen/proef"))
        .Select(route => route.AddressWith(_ => Programme.Programme.Slug));

    private async Task<List<string>> LinksAsync()
    {
        var (links, capabilities, accepting) = (new List<string>(), Site.Get<CapabilityStore>(), false);
        foreach (var registration in Programme.Registrations.Take(WithLinks))
        {
            links.Add("/mijn/" + await IssueAsync(CapabilityPurpose.OwnRegistration, registration));
            links.Add("/bevestigen/" + await IssueAsync(CapabilityPurpose.ConfirmRegistration, registration));
            foreach (var invitation in await Site.Get<InvitationStore>().ListOfRegistrationAsync(registration, Stop))
            {
                if (accepting = !accepting)
                    await Site.Get<AnswerStore>().AcceptAsync(invitation.Id, Stop);
                var link = "/uitnodiging/" + await IssueAsync(CapabilityPurpose.Invitation, invitation.Id);
                links.AddRange([link, $"{link}/materiaal", $"{link}/evaluatie"]);
            }
        }
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        var organisation = await connection.ExecuteScalarAsync<Guid>("select id from organisation limit 1");
        links.Add("/namens-organisatie/" + await IssueAsync(CapabilityPurpose.Organisation, organisation));
        return links;

        Task<string> IssueAsync(string purpose, Guid subject) =>
            capabilities.IssueAsync(purpose, subject, Site.Clock.Now.AddDays(60), Stop);
    }
}
