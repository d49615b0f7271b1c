using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Organisations;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Spelling;
using Recruit.Data.Substitutes;
using Recruit.Scheduler.Csv;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Substitutes;

/// <summary>All organisations of a programme: who sits where, who is missing, and who sent somebody else.</summary>
public sealed class OrganisationOverview(
    ProgrammeStore programmes, OrganisationSeatStore seats, OrganisationStore organisations, Vault vault, AuditStore audit,
    IStringLocalizer<OrganisationOverview> L) : ProgrammePage
{
    private const int MostDays = 60;
    private const int PerPage = 100;

    private IReadOnlyDictionary<Guid, Contact> contacts = new Dictionary<Guid, Contact>();
    private IReadOnlyList<ProgrammeAttribute> attributes = [];

    [BindProperty(Name = "zoek", SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>One of <see cref="Filters"/>; empty for all.</summary>
    [BindProperty(Name = "staat", SupportsGet = true)]
    public string? State { get; set; }

    public static readonly IReadOnlyList<string> Filters = ["aanwezig", "zonder-plaats", "persoon-volgt", "vervangen"];

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public int PageAsked { get; set; } = 1;

    /// <summary>The track in which people speak for an organisation; null where there is none.</summary>
    public Track? Track { get; private set; }
    public int Days { get; private set; }
    public int Total { get; private set; }

    /// <summary>How many there are of what was asked for.</summary>
    public int Fitting { get; private set; }

    public IReadOnlyList<IGrouping<Guid, OrganisationSeat>> Shown { get; private set; } = [];
    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop) => await LoadAsync(PerPage, stop);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken stop)
    {
        await LoadAsync(int.MaxValue, stop);
        using var file = new StringWriter(CultureInfo.InvariantCulture);
        string[] head =
            [L["Organisatie"], L["Sector"], L["Grootte"], L["Persoon"], L["Dialoog"], L["Tafel"], L["Staat"], L["Vervanging"]];
        CsvWriter.WriteRow(file, head);
        foreach (var seat in Shown.SelectMany(organisation => organisation))
            CsvWriter.WriteRow(file, new[]
            {
                seat.Name, LevelOf("sector", seat.Sector), LevelOf("organisation_size", seat.Size), PersonOf(seat),
                seat.DialogueNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
                seat.TableNumber?.ToString(CultureInfo.InvariantCulture) ?? "", StateOf(seat), SubstitutionOf(seat),
            }.Select(CsvWriter.Defused));
        return File(Encoding.UTF8.GetBytes(file.ToString()), "text/csv; charset=utf-8", "organisaties.csv");
    }

    /// <summary>Vouches for the contact of an organisation.</summary>
    public async Task<IActionResult> OnPostVouchAsync([FromForm(Name = "organisatie")] Guid id, CancellationToken stop)
    {
        Done = await organisations.VouchAsync(Programme.Id, id, Staff.Actor, stop)
            ? L["Deze contactpersoon mag nu al de mensen van de organisatie vervangen."]
            : L["Er is niets veranderd."];
        return Redirect($"{Base}/organisaties");
    }

    /// <summary>Mails the contact of an organisation the link to its seats.</summary>
    public async Task<IActionResult> OnPostLinkAsync([FromForm(Name = "organisatie")] Guid id, CancellationToken stop)
    {
        if (await organisations.GetAsync(id, stop) is not { } organisation || organisation.ProgrammeId != Programme.Id)
            return NotFound();
        await organisations.SendLinkAsync(id, "nl", stop);
        Done = L["De link is gemaild naar de contactpersoon van {0}.", organisation.Name];
        return Redirect($"{Base}/organisaties");
    }

    /// <summary>Names another contact.</summary>
    public async Task<IActionResult> OnPostContactAsync(
        [FromForm(Name = "organisatie")] Guid id, [FromForm(Name = "naam")] string? name, [FromForm(Name = "email")] string? email,
        CancellationToken stop)
    {
        var (called, address) = (Spelled.Line(name ?? ""), Spelled.Line(email ?? ""));
        Done = called.Length == 0 || !MailAddress.IsOne(address)
            ? L["Niet veranderd: vul een naam en een e-mailadres in."]
            : await organisations.NameContactAsync(Programme.Id, id, new Contact(called) { Email = address }, Staff.Actor, stop)
                ? L["De contactpersoon is veranderd. De oude links werken niet meer."]
                : L["Er is niets veranderd."];
        return Redirect($"{Base}/organisaties");
    }

    /// <summary>Sets until how many days before the start somebody else may be sent.</summary>
    public async Task<IActionResult> OnPostDaysAsync([FromForm(Name = "dagen")] int? days, CancellationToken stop)
    {
        await LoadAsync(PerPage, stop);
        Done = Track is null || days is not (>= 0 and <= MostDays)
            ? L["Niet veranderd: vul een aantal dagen in van 0 tot en met {0}.", MostDays]
            : await organisations.SetDaysAsync(Track.Id, days.Value, Staff.Actor, stop) ? L["Bewaard."] : L["Er is niets veranderd."];
        return Redirect($"{Base}/organisaties");
    }

    /// <summary>A name for organisers, a number for viewers, and what stands there while nobody confirmed.</summary>
    public string PersonOf(OrganisationSeat seat) => seat switch
    {
        { RegistrationId: null } => "",
        { AwaitsPerson: true } => L["nog te bevestigen"],
        _ when MayAct => contacts.GetValueOrDefault(seat.PersonId!.Value)?.Name ?? "–",
        _ => L["aanmelding {0}", seat.Number!],
    };

    public string ContactOf(OrganisationSeat seat) =>
        seat.ContactId is { } id && contacts.TryGetValue(id, out var contact) ? $"{contact.Name}, {contact.Email}" : "–";

    public string LevelOf(string attribute, string? level) =>
        attributes.FirstOrDefault(one => one.Slug == attribute)?.Levels.FirstOrDefault(one => one.Slug == level)
            ?.Label(SiteLanguage.Current) ?? level ?? "";

    public string StateOf(OrganisationSeat seat) => seat switch
    {
        { RegistrationId: null } => L["niemand meer aangemeld"],
        { AwaitsPerson: true } => L["persoon volgt"],
        { State: InvitationState.Accepted } => L["komt"],
        { State: InvitationState.Attended } => L["was er"],
        { State: InvitationState.NoShow } => L["was er niet"],
        { State: InvitationState.Planned or InvitationState.Sent } => L["nog geen antwoord"],
        _ => L["zonder plaats"],
    };

    public string SubstitutionOf(OrganisationSeat seat) => seat.Substitution switch
    {
        SubstitutionState.Asked => L["gevraagd op {0}", Moment(seat.AskedAt!.Value)],
        SubstitutionState.Confirmed => L["vervangen op {0}", Moment(seat.EndedAt!.Value)],
        SubstitutionState.Declined => L["zei nee op {0}", Moment(seat.EndedAt!.Value)],
        SubstitutionState.Expired => L["geen antwoord op {0}", Moment(seat.EndedAt!.Value)],
        _ => "",
    };

    public string FilterWord(string filter) => filter switch
    {
        "aanwezig" => L["komt of was er"],
        "zonder-plaats" => L["zonder plaats"],
        "persoon-volgt" => L["persoon volgt"],
        _ => L["vervangen"],
    };

    private bool Fits(OrganisationSeat seat) => State switch
    {
        "aanwezig" => !seat.AwaitsPerson && seat.State is InvitationState.Accepted or InvitationState.Attended,
        "zonder-plaats" => !IsSeated(seat),
        "persoon-volgt" => seat.AwaitsPerson,
        "vervangen" => seat.Substitution == SubstitutionState.Confirmed,
        _ => true,
    };

    private static bool IsSeated(OrganisationSeat seat) => seat.State is InvitationState.Accepted or InvitationState.Attended
        or InvitationState.Planned or InvitationState.Sent or InvitationState.NoShow;

    private string LinkTo(int page) =>
        $"{Base}/organisaties?zoek={Uri.EscapeDataString(Search ?? "")}&staat={Uri.EscapeDataString(State ?? "")}&pagina={page}";

    private async Task LoadAsync(int perPage, CancellationToken stop)
    {
        Track = (await programmes.TracksAsync(Programme.Id, stop)).FirstOrDefault(track => track.Slug == Track.CivilSociety);
        if (Track is null)
            return;
        Days = await organisations.DaysAsync(Track.Id, stop);
        attributes = await programmes.AttributesAsync(Track.Id, stop);
        var all = await seats.ListAsync(Programme.Id, null, stop);
        Total = all.Select(seat => seat.OrganisationId).Distinct().Count();
        var asked = Spelled.Key(Search ?? "");
        List<IGrouping<Guid, OrganisationSeat>> fitting =
        [
            .. all.Where(seat => Fits(seat) && Spelled.Key(seat.Name).Contains(asked, StringComparison.Ordinal))
                .GroupBy(seat => seat.OrganisationId),
        ];
        Fitting = fitting.Count;
        (Shown, Paging) = Paging.Cut(fitting, PageAsked, perPage, LinkTo);
        if (!MayAct || Shown.Count == 0)
            return;
        contacts = await vault.ReadAsync([.. Shown.SelectMany(seat => seat)
            .SelectMany(seat => new[] { seat.PersonId, seat.ContactId }).OfType<Guid>().Distinct()], stop);
        await audit.WriteAsync(Staff.Actor, "view_organisations", $"programme {Programme.Slug}", "", stop);
    }
}
