using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Replacements;
using Recruit.Scheduler.Invitations.Turnouts;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Replacements;

/// <summary>All seats of a track as they stand, each holder counted as likely as he or she will come.</summary>
public sealed class ExpectedTrack
{
    private readonly IReadOnlyList<ProgrammeAttribute> attributes;
    private readonly TrackIdeals ideals;
    private readonly HashSet<string> special;
    private readonly IReadOnlyDictionary<Guid, Dialogue> dialogues;
    private readonly GroupTurnout turnout;
    private readonly List<SeatOfTrack> seats;
    private readonly Dictionary<Guid, string?> answers;
    private readonly Dictionary<Guid, Candidate> people;
    private readonly ExpectedGroup track;
    private readonly Dictionary<Guid, ExpectedGroup> meetings;

    /// <param name="ideals">The shares that the track and its dialogues should have.</param>
    /// <param name="people">Those who hold the seats.</param>
    public ExpectedTrack(
        IReadOnlyList<ProgrammeAttribute> attributes, TrackIdeals ideals, IReadOnlyCollection<Dialogue> dialogues,
        GroupTurnout turnout, IEnumerable<SeatOfTrack> seats, IEnumerable<Candidate> people)
    {
        (this.attributes, this.ideals, this.turnout) = (attributes, ideals, turnout);
        special = [.. attributes.Where(attribute => attribute.Special).Select(attribute => attribute.Slug)];
        this.dialogues = dialogues.ToDictionary(dialogue => dialogue.Id);
        this.seats = [.. seats];
        answers = this.seats.Where(seat => seat.RegistrationId is not null)
            .GroupBy(seat => seat.RegistrationId!.Value).ToDictionary(held => held.Key, held => held.First().Answer);
        this.people = people.ToDictionary(person => person.Id);
        var meeting = this.seats.Select(seat => seat.DialogueId).ToHashSet();
        track = GroupOf(ideals.Of(dialogues.Where(dialogue => meeting.Contains(dialogue.Id))), this.seats);
        meetings = this.seats.GroupBy(seat => seat.DialogueId)
            .ToDictionary(own => own.Key, own => GroupOf(IdealsAt(this.dialogues[own.Key]), [.. own]));
    }

    /// <summary>
    /// The shares that tables of a dialogue should have. Special-category attributes count in the whole track only: at a table one could
    /// guess for whom. A local dialogue has people of its own province, so that the shares of the country would add nothing.
    /// </summary>
    /// <param name="table">One table of it; null for the dialogue.</param>
    public IReadOnlyList<BalancedAttribute> IdealsAt(Dialogue dialogue, int? table = null) =>
    [
        .. ideals.At(dialogue, table).Where(ideal =>
            !special.Contains(ideal.Name) && (!dialogue.IsLocal || ideal.Name != Obstacles.RegionAttribute)),
    ];

    /// <summary>What one of its seats is filled for.</summary>
    /// <param name="seated">Those who sit at the table now.</param>
    public Surroundings At(Dialogue dialogue, int table, IReadOnlyCollection<Candidate> seated, int empty, GroupOutlook outlook)
    {
        var group = new ExpectedGroup(IdealsAt(dialogue, table), seated.Count + empty);
        foreach (var guest in seated) group.Add(guest.Levels, LikelyOf(guest));
        return new Surroundings(group, dialogue.TableCount > 1 ? [meetings[dialogue.Id], track] : [track])
        {
            Turnout = turnout,
            Outlook = outlook,
            Attributes = attributes,
            Missing = ideals.MissingAt(dialogue, table, [.. seated.Where(guest => LikelyOf(guest) > 0)]),
        };
    }

    /// <summary>What is to come of every group.</summary>
    /// <param name="pool">Those who may be asked.</param>
    public GroupOutlook OutlookFor(IEnumerable<Candidate> pool)
    {
        var open = seats.Where(seat => seat.Open).GroupBy(seat => (seat.DialogueId, seat.TableNumber)).ToList();
        List<ExpectedGroup> TablesBy(Func<Candidate, string?, double> likely) =>
            [.. open.Select(own => GroupOf(IdealsAt(dialogues[own.Key.DialogueId], own.Key.TableNumber), [.. own], likely))];
        var coming = open.Select(own => own.Key.DialogueId).Distinct().Select(id => dialogues[id]).ToList();
        var left = pool.Where(person =>
            coming.Exists(dialogue => Obstacles.CanAttend(person, dialogue, Obstacles.ProvinceOf(dialogue)))).ToList();
        return GroupOutlook.Of(TablesBy(StaysOf), TablesBy(LikelyOf), left, person => turnout.Accepts(person.Levels), Likely);
    }

    /// <summary>Notes who has just been asked for one of its seats.</summary>
    public void Take(Guid dialogue, int table, Candidate person)
    {
        var empty = seats.FindIndex(seat => seat.DialogueId == dialogue && seat.TableNumber == table && seat.RegistrationId is null);
        if (empty < 0)
            return;
        seats[empty] = seats[empty] with { RegistrationId = person.Id, Answer = InvitationState.Planned };
        (people[person.Id], answers[person.Id]) = (person, InvitationState.Planned);
        track.Add(person.Levels, Likely(person));
        meetings[dialogue].Add(person.Levels, Likely(person));
    }

    private ExpectedGroup GroupOf(IEnumerable<BalancedAttribute> ideals, IReadOnlyCollection<SeatOfTrack> seats) =>
        GroupOf(ideals, seats, LikelyOf);

    private ExpectedGroup GroupOf(
        IEnumerable<BalancedAttribute> ideals, IReadOnlyCollection<SeatOfTrack> seats, Func<Candidate, string?, double> likely)
    {
        var group = new ExpectedGroup(ideals, seats.Count);
        foreach (var seat in seats)
            if (seat.RegistrationId is { } id && people.TryGetValue(id, out var person))
                group.Add(person.Levels, likely(person, seat.Answer));
        return group;
    }

    private double LikelyOf(Candidate guest) =>
        LikelyOf(guest, answers.GetValueOrDefault(guest.Id));

    private double LikelyOf(Candidate person, string? answer) => answer switch
    {
        InvitationState.Attended => 1,
        InvitationState.NoShow => 0,
        InvitationState.Accepted => turnout.Comes(person.Levels),
        _ => Likely(person),
    };

    // A seat whose holder will stay away cannot be refilled, so that it does not count as one to fill.
    private double StaysOf(Candidate person, string? answer) =>
        answer is InvitationState.Accepted or InvitationState.Attended or InvitationState.NoShow ? 1 : turnout.Accepts(person.Levels);

    private double Likely(Candidate person) => turnout.AcceptsAndComes(person.Levels);
}
