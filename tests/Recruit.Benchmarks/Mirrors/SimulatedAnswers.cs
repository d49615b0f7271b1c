using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Registrations;
using Recruit.Data.Replacements;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Invitations.Turnouts;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Replacements;
using Recruit.Scheduler.Rounds;

namespace Recruit.Benchmarks.Mirrors;

/// <summary>
/// What becomes of a drawn track until its last dialogue begins: the made-up people of the demo answer, call off and are replaced, every
/// three hours by day.
/// </summary>
/// <param name="reservesFirst">Replaces as was done before: reserves first, each by the table alone.</param>
public sealed class SimulatedAnswers(DrawnTrack track, bool reservesFirst)
{
    private static readonly TimeSpan Step = TimeSpan.FromHours(3);

    private readonly RoundPool pool = track.Pool;
    private readonly List<Chair> chairs = [.. track.Seats.Select(seat => new Chair(seat.Value.Dialogue, seat.Value.Table)
    {
        Holder = track.Pool.People.Single(person => person.Id == seat.Key), AskedAt = track.Plan.Start,
    }).OrderBy(chair => chair.Dialogue.StartsAt).ThenBy(chair => chair.Dialogue.Number).ThenBy(chair => chair.Table)];
    private readonly HashSet<Guid> asked = [.. track.Seats.Keys];
    private readonly Dictionary<(string, string), int[]> answers = [];
    private int yes, no;

    /// <summary>Everyone who was asked.</summary>
    public IReadOnlySet<Guid> Asked => asked;

    /// <summary>How many seats were offered again.</summary>
    public int Refilled { get; private set; }

    /// <summary>Who holds an accepted seat when its dialogue begins.</summary>
    public IReadOnlyList<(Candidate Person, Dialogue Dialogue, int Table)> Run()
    {
        for (var now = track.Plan.Start; now <= pool.Dialogues.Max(dialogue => dialogue.StartsAt); now += Step)
            if (now.Hour is >= 7 and < 21)
                Pass(now);
        return [.. chairs.Where(chair => chair is { Holder: not null, Accepted: true })
            .Select(chair => (chair.Holder!, chair.Dialogue, chair.Table))];
    }

    private void Pass(DateTimeOffset now)
    {
        foreach (var chair in chairs.Where(chair => chair.Holder is not null && chair.Dialogue.StartsAt > now))
            Answer(chair, DemoTemper.Of(track.Plan.Seed, chair.Holder!.Number, sent: false), now);
        var cutOff = TimeSpan.FromHours(pool.Programme.CutOffHours);
        var open = chairs.Where(chair => chair.Holder is null && chair.Dialogue.StartsAt - cutOff > now).ToList();
        if (open.Count == 0)
            return;
        var left = pool.People.Where(person => !asked.Contains(person.Id))
            .Select(person => new Reserve(person, track.Reserves.TryGetValue(person.Id, out var rank) ? rank : null)).ToList();
        Fill(open, left, now, cutOff);
    }

    private void Answer(Chair chair, DemoTemper temper, DateTimeOffset now)
    {
        if (!chair.Accepted && chair.AskedAt + temper.AnswersAfter <= now)
        {
            Count(chair.Holder!, temper.SaysYes);
            (chair.Accepted, chair.AnsweredAt) = (temper.SaysYes, now);
            if (!temper.SaysYes) chair.Holder = null;
        }
        else if (!chair.Accepted && new AnswerTime(pool.Programme.AnswerDays)
            .EndsAt(chair.AskedAt, chair.Dialogue.StartsAt, chair.Dialogue.TimeZone) <= now)
        {
            Count(chair.Holder!, accepted: false);
            chair.Holder = null;
        }
        else if (chair.Accepted && chair.AnsweredAt + temper.CancelsAfter <= now)
            (chair.Holder, chair.Accepted) = (null, false);
    }

    private void Count(Candidate person, bool accepted)
    {
        (yes, no) = accepted ? (yes + 1, no) : (yes, no + 1);
        foreach (var level in person.Levels)
        {
            if (!answers.TryGetValue((level.Key, level.Value), out var counts))
                answers[(level.Key, level.Value)] = counts = new int[2];
            counts[accepted ? 0 : 1]++;
        }
    }

    private void Fill(List<Chair> open, List<Reserve> left, DateTimeOffset now, TimeSpan cutOff)
    {
        var standing = Standing(now, cutOff);
        var outlook = standing.OutlookFor(left.Select(reserve => reserve.Person));
        if (!reservesFirst)
            open =
                [.. open.OrderBy(chair => ReplacementChoice.LeastCost(TableOf(chair, standing, outlook), left) ?? double.PositiveInfinity)];
        foreach (var chair in open)
        {
            var person = reservesFirst
                ? FormerChoice.Of(TableOf(chair, standing, outlook), left)
                : (ReplacementChoice.Choose(TableOf(chair, standing, outlook), "declined", left) as ReplacementDecision.Ask)?.Person;
            if (person is null)
                continue;
            (chair.Holder, chair.AskedAt, chair.Accepted) = (person, now, false);
            asked.Add(person.Id);
            left.RemoveAll(reserve => reserve.Person.Id == person.Id);
            standing.Take(chair.Dialogue.Id, chair.Table, person);
            Refilled++;
        }
    }

    private TableToFill TableOf(Chair chair, ExpectedTrack standing, GroupOutlook outlook)
    {
        var own = chairs.Where(other => other.Dialogue == chair.Dialogue && other.Table == chair.Table).ToList();
        var seated = own.Select(other => other.Holder).OfType<Candidate>().ToList();
        return new TableToFill(chair.Dialogue, Obstacles.ProvinceOf(chair.Dialogue), seated, own.Count - seated.Count,
            [.. pool.QuotasOf(chair.Dialogue)], standing.IdealsAt(chair.Dialogue, chair.Table), new SeatLot(chair.Dialogue.Id, chair.Id))
        {
            Around = standing.At(chair.Dialogue, chair.Table, seated, own.Count - seated.Count, outlook),
        };
    }

    private ExpectedTrack Standing(DateTimeOffset now, TimeSpan cutOff)
    {
        var holders = chairs.Select(chair => chair.Holder).OfType<Candidate>().ToList();
        var rates = TurnoutRates.Of(track.Settings, new TurnoutCounts(yes, no, 0, 0));
        var groups = answers.Select(one => new GroupCounts(one.Key.Item1, one.Key.Item2, one.Value[0], one.Value[1], 0, 0)).ToList();
        return new ExpectedTrack(
            pool.Attributes, new TrackIdeals(pool.Attributes, pool.Targets, holders), pool.Dialogues,
            GroupTurnout.Of(rates, groups, (double)track.Settings.ExpectationWorth),
            chairs.Select(chair => new SeatOfTrack(chair.Dialogue.Id, chair.Table, chair.Holder?.Id,
                chair.Accepted ? InvitationState.Accepted : InvitationState.Sent, chair.Dialogue.StartsAt - cutOff > now)), holders);
    }

    private sealed class Chair(Dialogue dialogue, int table)
    {
        public Guid Id { get; } = Guid.NewGuid();

        public Dialogue Dialogue { get; } = dialogue;

        public int Table { get; } = table;

        public Candidate? Holder { get; set; }

        public DateTimeOffset AskedAt { get; set; }

        public DateTimeOffset AnsweredAt { get; set; }

        public bool Accepted { get; set; }
    }
}
