using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Registrations;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Office;

/// <summary>Registrations that may be of one person, side by side; an organiser makes them one, or says that they are two people.</summary>
public sealed class Doubles(
    LikelyDoubles doubles, MergeStore decisions, InvitationStore invitations, ProgrammeStore programmes, AuditStore audit,
    IStringLocalizer<Doubles> L) : ProgrammePage
{
    private const int PerPage = 20;

    public int Total { get; private set; }
    public IReadOnlyList<PairOnPage> Shown { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAct)
            return NotFound();
        var found = await doubles.ReadAsync(Programme.Id, PerPage, stop);
        var tracks = (await programmes.TracksAsync(Programme.Id, stop))
            .ToDictionary(track => track.Id, track => track.Name(SiteLanguage.Current));
        var shown = new List<PairOnPage>();
        foreach (var pair in found)
            shown.Add(
                new PairOnPage(pair, LinesOf(pair, tracks), await InvitedAsync(pair.Older, stop), await InvitedAsync(pair.Newer, stop)));
        (Total, Shown) = (await doubles.CountAsync(Programme.Id, stop), shown);
        if (shown.Count > 0)
            await audit.WriteAsync(Staff.Actor, "view_doubles", Programme.Slug, string.Join(", ", shown.Select(pair =>
                string.Create(CultureInfo.InvariantCulture, $"{pair.Double.Older.Number} and {pair.Double.Newer.Number}"))), stop);
        return Page();
    }

    public async Task<IActionResult> OnPostMergeAsync(Guid oudste, Guid nieuwste, Guid gegevens, CancellationToken stop)
    {
        var details = gegevens == nieuwste ? nieuwste : oudste;
        Done = await decisions.MergeAsync(Programme.Id, oudste, nieuwste, details, Staff.Actor, stop) switch
        {
            MergeOutcome.Merged merged =>
                L["Samengevoegd: aanmelding {0} blijft, aanmelding {1} doet niet meer mee.", merged.Stays, merged.Goes],
            MergeOutcome.BothCome both =>
                L["Aanmelding {0} en {1} hebben allebei een plaats. Vraag welke het wordt, en zeg de andere af.", both.Older, both.Newer],
            _ => L["Er is niets veranderd: een van de twee doet al niet meer mee."],
        };
        return Redirect($"{Base}/aanmeldingen/dubbel");
    }

    public async Task<IActionResult> OnPostApartAsync(Guid oudste, Guid nieuwste, CancellationToken stop)
    {
        Done = await decisions.KeepApartAsync(Programme.Id, oudste, nieuwste, Staff.Actor, stop)
            ? L["Genoteerd: het zijn twee mensen. U ziet dit paar niet meer."]
            : L["Er is niets veranderd: een van de twee doet al niet meer mee."];
        return Redirect($"{Base}/aanmeldingen/dubbel");
    }

    private async Task<string?> InvitedAsync(KnownPerson person, CancellationToken stop) =>
        (await invitations.ListOfRegistrationAsync(person.Id, stop)).MaxBy(invitation => invitation.CreatedAt)?.State;

    private List<ComparedLine> LinesOf(LikelyDouble pair, Dictionary<Guid, string> tracks)
    {
        var (older, newer, same) = (pair.Older, pair.Newer, pair.Same);
        return
        [
            Line(L["Naam"], older.Contact.Name, newer.Contact.Name, same.Name),
            Line(L["E-mail"], older.Contact.Email, newer.Contact.Email, same.Mailbox),
            Line(L["Telefoon"], older.Contact.Telephone, newer.Contact.Telephone, same.Telephone),
            Line(L["Geboortejaar"], older.BirthYear?.ToString(CultureInfo.InvariantCulture),
                newer.BirthYear?.ToString(CultureInfo.InvariantCulture), same.BirthYear),
            Line(L["Postcode"], older.Postcode, newer.Postcode, same.Postcode),
            Line(L["Huis"], older.Contact.Street, newer.Contact.Street, same.House),
            Line(L["Spoor"], tracks[older.TrackId], tracks[newer.TrackId], older.TrackId == newer.TrackId),
            Line(L["Aangemeld"], Moment(older.CreatedAt), Moment(newer.CreatedAt), null),
        ];
    }

    private static ComparedLine Line(string label, string? older, string? newer, bool? same) =>
        new(label, older ?? "–", newer ?? "–", same);
}

/// <summary>Two registrations side by side.</summary>
/// <param name="OlderInvited">The state of the newest invitation; null when there is none.</param>
public sealed record PairOnPage(LikelyDouble Double, IReadOnlyList<ComparedLine> Lines, string? OlderInvited, string? NewerInvited);

/// <summary>What two registrations say about one thing.</summary>
/// <param name="Same">Null where they cannot be compared.</param>
public sealed record ComparedLine(string Label, string Older, string Newer, bool? Same);
