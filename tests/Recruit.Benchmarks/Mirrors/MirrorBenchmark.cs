using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Rounds;

namespace Recruit.Benchmarks.Mirrors;

/// <summary>
/// The citizens of the demo for a number of seeds: those who signed up, were drawn, and sit there when the dialogues begin, beside the
/// targets; refilled as was done before, and as is done now.
/// </summary>
public static class MirrorBenchmark
{
    private const double LeastTarget = 0.05;

    public static async Task RunAsync(int seeds, string? picture)
    {
        var runs = new List<MirrorRun>();
        for (var seed = 2021; seed < 2021 + seeds; seed++)
        {
            var track = await DrawnTrack.OfAsync(seed, CancellationToken.None);
            var run = MirrorRun.Of(track, new SimulatedAnswers(track, reservesFirst: true), new SimulatedAnswers(track, reservesFirst: false));
            runs.Add(run);
            Console.WriteLine(Say($"seed {seed}: {track.Seats.Count} of {track.Pool.People.Count} drawn; refilled before {run.Refilled[0]}, ")
                + Say($"now {run.Refilled[1]}; tables without somebody of the youngest group: drawn {run.WithoutYoung[0]}, ")
                + Say($"before {run.WithoutYoung[1]}, now {run.WithoutYoung[2]}; mean dissimilarity {run.Apart[0]:0.000} drawn, ")
                + Say($"{run.Apart[1]:0.000} before, {run.Apart[2]:0.000} now"));
        }
        Print(runs);
        if (picture is not null)
            await File.WriteAllTextAsync(picture, MirrorPicture.Of(runs));
    }

    private static void Print(List<MirrorRun> runs)
    {
        Console.WriteLine("\n| attribute | level | target | signed up | within reach | drawn | seated before | seated now | worst miss before | now |\n"
            + "|---|---|---|---|---|---|---|---|---|---|");
        foreach (var line in runs.SelectMany(run => run.Levels).Where(level => level.Target >= LeastTarget)
            .GroupBy(level => (level.Attribute, level.Level)))
            Console.WriteLine(Say($"| {line.Key.Attribute} | {line.Key.Level} | {line.First().Target:P1} | {line.Average(one => one.SignedUp):P1} | ")
                + Say($"{line.Average(one => one.Reach):P1} | {line.Average(one => one.Drawn):P1} | {line.Average(one => one.Before):P1} | ")
                + Say($"{line.Average(one => one.Now):P1} | {line.Max(one => one.Miss(one.Before)) * 100:0.0} | ")
                + Say($"{line.Max(one => one.Miss(one.Now)) * 100:0.0} |"));
        Console.WriteLine(Say($"\n{runs.Count} seeds from 2021. A miss is in points, beyond the target or what those who signed up allow. ")
            + "Command: ./recruit bench mirror");
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The shares of one level at each stage, between 0 and 1.</summary>
/// <param name="Reach">The largest share that is possible when everyone of the level who will come sits somewhere.</param>
public sealed record LevelStages(
    string Attribute, string Level, double Target, double SignedUp, double Reach, double Drawn, double Before, double Now)
{
    /// <summary>How far a share is from the target, or from what is within reach.</summary>
    public double Miss(double share) => share < Target ? Math.Max(0, Math.Min(Target, Reach) - share) : share - Target;
}

/// <summary>One seed.</summary>
/// <param name="Refilled">How many seats were offered again: before, now.</param>
/// <param name="WithoutYoung">How many tables have nobody of the youngest group: drawn, before, now.</param>
/// <param name="Apart">Dissimilarity, the mean of the attributes: drawn, before, now.</param>
public sealed record MirrorRun(
    IReadOnlyList<LevelStages> Levels, IReadOnlyList<int> Refilled, IReadOnlyList<int> WithoutYoung, IReadOnlyList<double> Apart)
{
    public static MirrorRun Of(DrawnTrack track, SimulatedAnswers before, SimulatedAnswers now)
    {
        var people = track.Pool.People.ToDictionary(person => person.Id);
        List<(Candidate Person, Dialogue Dialogue, int Table)> drawn =
            [.. track.Seats.Select(seat => (people[seat.Key], seat.Value.Dialogue, seat.Value.Table))];
        IReadOnlyList<(Candidate Person, Dialogue Dialogue, int Table)>[] stages = [drawn, before.Run(), now.Run()];
        var coming = track.Pool.People.Where(person => track.Pool.Dialogues.Any(dialogue => track.Pool.CanAttend(person, dialogue))
            && DemoTemper.Of(track.Plan.Seed, person.Number, sent: false) is { SaysYes: true, CancelsAfter: null }).ToList();
        List<LevelStages> levels =
        [
            .. from attribute in track.Pool.Attributes
               from target in TargetMix.Of(track.Pool.Targets, track.Pool.Dialogues)
               where target.AttributeId == attribute.Id
               let shares = stages.Select(stage => ShareOf([.. stage.Select(one => one.Person)], attribute.Slug, target.Level)).ToList()
               select new LevelStages(attribute.Slug, target.Level, (double)target.Share,
                   ShareOf(track.Pool.People, attribute.Slug, target.Level),
                   coming.Count(person => person.Levels.GetValueOrDefault(attribute.Slug) == target.Level) / (double)stages[2].Count,
                   shares[0], shares[1], shares[2]),
        ];
        var youngest = track.Pool.Attributes.Single(attribute => attribute.Slug == "age_group").Levels[0].Slug;
        return new MirrorRun(levels, [before.Refilled, now.Refilled],
            [.. stages.Select(stage => stage.GroupBy(one => (one.Dialogue.Id, one.Table))
                .Count(table => table.All(one => one.Person.Levels.GetValueOrDefault("age_group") != youngest)))],
            [MeanOf(levels, level => level.Drawn), MeanOf(levels, level => level.Before), MeanOf(levels, level => level.Now)]);
    }

    private static double MeanOf(IEnumerable<LevelStages> levels, Func<LevelStages, double> stage) =>
        levels.GroupBy(level => level.Attribute).Average(own => own.Sum(level => Math.Abs(stage(level) - level.Target)) / 2);

    private static double ShareOf(IReadOnlyCollection<Candidate> people, string attribute, string level)
    {
        var known = people.Where(person => person.Levels.ContainsKey(attribute)).ToList();
        return known.Count(person => person.Levels[attribute] == level) / (double)Math.Max(1, known.Count);
    }
}
