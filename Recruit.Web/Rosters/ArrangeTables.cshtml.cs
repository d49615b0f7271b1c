using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Registrations;
using Recruit.Data.Rosters;
using Recruit.Scheduler.Rosters;
using Recruit.Scheduler.Tables;
using Recruit.Web.Dialogues;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Rosters;

/// <summary>Somebody at a table, by number and name.</summary>
public sealed record PersonAtTable(SeatedPerson Seated, string Name)
{
    public long Number => Seated.Person.Number;
}

/// <summary>
/// Who sits where in one dialogue of several tables: the fewest moves that mend the balance, or one person by hand. It
/// proposes; a press moves.
/// </summary>
public sealed class ArrangeTables(
    DialogueStore dialogues, DialoguePeople people, CandidateStore candidates, TablesReader tables, LivingTables living,
    SeatMoveStore moves, TalkRoundStore talk, IStringLocalizer<ArrangeTables> L) : ProgrammePage
{
    public static readonly IReadOnlyList<int> MovesToChoose = [1, 2, 3, 5, 10, 20];

    public Dialogue Dialogue { get; private set; } = null!;
    public IReadOnlyList<PersonAtTable> People { get; private set; } = [];

    /// <summary>Null when nobody comes.</summary>
    public StandingBalance? Now { get; private set; }

    /// <summary>What was proposed; null when nobody asked.</summary>
    public RepairOutcome? Proposal { get; private set; }

    /// <summary>The person to be moved by hand; null when nobody was chosen.</summary>
    public PersonAtTable? Mover { get; private set; }

    public IReadOnlyList<MoveChoice> Choices { get; private set; } = [];

    /// <summary>Who sat where when this page was made.</summary>
    public string Stand { get; private set; } = "";

    /// <summary>How many people may be moved at most; null before anybody asked.</summary>
    [BindProperty(Name = "hoogstens", SupportsGet = true)]
    public int? Most { get; set; }

    /// <summary>The numbers of those who stay where they sit.</summary>
    [BindProperty(Name = "blijft", SupportsGet = true)]
    public List<long> Staying { get; set; } = [];

    [BindProperty(Name = "wie", SupportsGet = true)]
    public long? Who { get; set; }

    public string At => $"{Base}/dialogen/{Dialogue.Number}";

    /// <summary>Somebody by the words that proposals use.</summary>
    public PersonAtTable PersonOf(string called) => People.Single(person => person.Seated.Called(SiteLanguage.Current) == called);

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (!await ReadAsync(number, stop))
            return NotFound();
        var standing = await StandingAsync(stop);
        Now = living.BalanceOf(standing, SiteLanguage.Current, stop);
        if (Now is not null && Most is { } most)
            Proposal = living.Mend(standing, Math.Clamp(most, 1, MovesToChoose[^1]), Staying.ToHashSet(), SiteLanguage.Current, stop);
        Mover = People.FirstOrDefault(person => person.Number == Who && person.Seated.Comes);
        if (Mover is { } mover)
            Choices = living.ChoicesFor(standing, mover.Seated, SiteLanguage.Current, stop);
        return Page();
    }

    /// <param name="stand">Who sat where when the moves were looked at.</param>
    /// <param name="zet">The moves, each as number of the registration-from-to.</param>
    public async Task<IActionResult> OnPostAsync(long number, string? stand, List<string> zet, CancellationToken stop)
    {
        if (!await ReadAsync(number, stop))
            return NotFound();
        Done = await MoveAsync(stand ?? "", zet, stop) switch
        {
            SeatMoveOutcome.Moved { People: 1 } => L["1 mens is verplaatst. De deelnemerslijst is bijgewerkt."],
            SeatMoveOutcome.Moved moved =>
                L["{0} {0:mens is|mensen zijn} verplaatst. De deelnemerslijst is bijgewerkt.", Counted.Of(moved.People)],
            SeatMoveOutcome.TooLate => L["Er is niemand verplaatst: deze dialoog is voorbij of gaat niet door."],
            _ => L["Er is nu niemand verplaatst: aan de tafels is intussen iets veranderd, of u drukte twee keer. Kijk het nog eens na."],
        };
        return Redirect(At + "/tafels");
    }

    /// <param name="rondes">In how many rounds people talk; whatever it is, the later ones are settled anew.</param>
    public async Task<IActionResult> OnPostRoundsAsync(long number, int rondes, CancellationToken stop)
    {
        if (rondes is < 1 or > 5 || !await ReadAsync(number, stop))
            return NotFound();
        await talk.AskAsync(Dialogue.Id, rondes, Staff.Actor, stop);
        Done = L["De rondes worden ingedeeld. Kijk over een minuut op de deelnemerslijst."];
        return Redirect(At + "/tafels#gespreksrondes");
    }

    private Task<SeatMoveOutcome> MoveAsync(string stand, List<string> asked, CancellationToken stop)
    {
        var read = asked.Select(MoveOf).ToList();
        return read.Count == 0 || read.Contains(null)
            ? Task.FromResult<SeatMoveOutcome>(new SeatMoveOutcome.ChangedMeanwhile())
            : moves.MoveAsync(Dialogue.Id, [.. read.OfType<SeatMove>()], stand, Staff.Actor, stop);
    }

    private SeatMove? MoveOf(string text) =>
        text.Split('-') is [var who, var from, var to]
            && long.TryParse(who, out var number) && int.TryParse(from, out var here) && int.TryParse(to, out var there)
            && there >= 1 && there <= Dialogue.TableCount && here != there
            && People.FirstOrDefault(person => person.Number == number) is { } person
            ? new SeatMove(person.Seated.Person.Id, here, there)
            : null;

    private async Task<bool> ReadAsync(long number, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { TableCount: > 1 } found || found.ProgrammeId != Programme.Id)
            return false;
        Dialogue = found;
        var held = (await people.SeatsAsync(found, stop))
            .Where(line => line.Seat.RegistrationId is not null)
            .ToDictionary(line => line.Seat.RegistrationId!.Value);
        Stand = SeatMoveStore.StandOf(held.Values.Select(line => (line.Seat.RegistrationId!.Value, line.Seat.TableNumber)));
        People = [.. (await candidates.GetAsync(held.Keys, stop)).Select(person => PersonAt(person, held[person.Id]))
            .OrderBy(person => person.Seated.Table).ThenBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    private static PersonAtTable PersonAt(Candidate person, SeatLine line) =>
        new(new SeatedPerson(person, line.Seat.TableNumber, line.Holder?.State != InvitationState.NoShow), line.Name ?? "–");

    private Task<TablesAsTheyStand> StandingAsync(CancellationToken stop) =>
        tables.ReadAsync(Dialogue, [.. People.Select(person => person.Seated)], stop);
}
