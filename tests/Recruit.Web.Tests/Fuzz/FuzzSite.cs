using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Testing;
using Recruit.Web.Security;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>A site with a programme that runs, and people of every role who have walked through what is there for them.</summary>
internal sealed class FuzzSite : IAsyncDisposable
{
    public const string Secret = "a secret of more than thirty-two characters";

    private const int Citizens = 24;
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
        await Site.SweepAsync("SendDueMessages");
        await WalkAsync("stranger", [], [.. Unbound()]);
        await SignUpAsync();
        await WalkAsync("citizen", [], await LinksAsync(), mostOfAKind: WithLinks);
        foreach (var role in new[] { StaffRole.Organiser, StaffRole.Viewer, StaffRole.Municipality, StaffRole.Facilitator })
        {
            var member = await SmallProgramme.AddStaffAsync(Site.Database, role);
            if (role == StaffRole.Facilitator)
                foreach (var dialogue in Programme.Dialogues)
                    await Site.Get<DialogueStore>().AssignFacilitatorAsync(dialogue.Id, 1, member.Id, Stop);
            await WalkAsync(role, new([Site.CookieOf(member)]), [StaffUser.HomeOf(role), $"{StaffUser.HomeOf(role)}/proeftuin", .. Unbound()]);
        }
    }

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
        var (links, capabilities) = (new List<string>(), Site.Get<CapabilityStore>());
        foreach (var registration in Programme.Registrations.Take(WithLinks))
        {
            links.Add("/mijn/" + await IssueAsync(CapabilityPurpose.OwnRegistration, registration));
            links.Add("/bevestigen/" + await IssueAsync(CapabilityPurpose.ConfirmRegistration, registration));
            foreach (var invitation in await Site.Get<InvitationStore>().ListOfRegistrationAsync(registration, Stop))
                links.Add("/uitnodiging/" + await IssueAsync(CapabilityPurpose.Invitation, invitation.Id));
        }
        return links;

        Task<string> IssueAsync(string purpose, Guid subject) =>
            capabilities.IssueAsync(purpose, subject, Site.Clock.Now.AddDays(60), Stop);
    }
}
