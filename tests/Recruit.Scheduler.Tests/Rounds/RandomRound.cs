using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Rounds;

namespace Recruit.Scheduler.Tests.Rounds;

/// <summary>
/// Made-up rounds: one to three dialogues of one to four tables, in the evening or the weekend, with minimums and roles per table and
/// targets of one dialogue; and people in homes of one to five, of whom few can come anywhere.
/// </summary>
internal sealed class RandomRound
{
    private static readonly string[] Ages = ["young", "middle", "old"];
    private static readonly string[] Genders = ["man", "woman"];

    private readonly Random dice;
    private readonly Guid programme = Id(1);
    private readonly Guid track = Id(2);
    private int ids = 100;

    private RandomRound(int seed) => dice = new Random(seed);

    public static RoundPool Make(int seed) => new RandomRound(seed).Round(seed);

    private RoundPool Round(int seed)
    {
        ProgrammeAttribute[] attributes = [AttributeOf("gender", Genders), AttributeOf("age", Ages)];
        Dialogue[] dialogues = [.. Enumerable.Range(1, dice.Next(1, 4)).Select(DialogueOf)];
        RoleQuota[] roles = dice.Next(3) == 0 ? [new RoleQuota(dialogues[0].Id, "nurse", 1)] : [];
        return new RoundPool(
            new Programme(programme, "demo", "Demo", "", 16, "Europe/Amsterdam", "", 7, 48, 0.2m,
                dice.Next(4) == 0 ? "one_per_programme" : "never_one_table", null),
            [.. People(dialogues.Sum(RoundPool.SeatsOf) * dice.Next(3, 6) / 2)], dialogues, roles, attributes,
            BookOf(attributes, dialogues), seed);
    }

    private ProgrammeAttribute AttributeOf(string slug, string[] levels)
    {
        var id = Id(ids++);
        return new ProgrammeAttribute
        {
            Id = id,
            ProgrammeId = programme,
            Slug = slug,
            Weight = 1,
            Levels = [.. levels.Select((level, place) => new Level(id, level, level, level, null, null, place))],
        };
    }

    private Dialogue DialogueOf(int number)
    {
        var (tables, least) = (dice.Next(1, 5), dice.Next(3, 6));
        return new Dialogue
        {
            Id = Id(ids++),
            Number = number,
            ProgrammeId = programme,
            TrackId = track,
            Type = DialogueType.Theme,
            Theme = "zorg",
            Title = "Zorg",
            Format = DialogueFormat.Online,
            TimeZone = "Europe/Amsterdam",
            Minutes = 120,
            TableCount = tables,
            StartsAt = new DateTimeOffset(2027, 3, dice.Next(2) == 0 ? 3 : 6, 19, 0, 0, TimeSpan.Zero),
            SizeMin = least * tables,
            SizeMax = (least + dice.Next(0, 4)) * tables,
        };
    }

    private IEnumerable<Candidate> People(int number)
    {
        for (var (person, home) = (0, 0); person < number; home++)
            for (var living = dice.Next(3) == 0 ? dice.Next(2, 6) : 1; living > 0 && person < number; living--, person++)
                yield return new Candidate(
                    Id(10_000 + person), person, Id(20_000 + person), BitConverter.GetBytes(home), "nl",
                    dice.Next(4) switch { 0 => ["weekday_evening"], 1 => ["weekend"], _ => [] }, ["online"], true, [],
                    dice.Next(4) == 0 ? "nurse" : null,
                    new Levels { ["gender"] = Genders[dice.Next(5) / 3], ["age"] = Ages[dice.Next(6) / 2] });
    }

    private TargetBook BookOf(ProgrammeAttribute[] attributes, Dialogue[] dialogues)
    {
        var (own, whole) = (new TargetScope(Id(3), programme, track, null, null, null, dialogues[0].Id, null),
            new TargetScope(Id(4), programme, track, null, null, null, null, null));
        var targets = attributes.SelectMany(attribute => Shares(whole, attribute))
            .Concat(dice.Next(3) == 0 ? Shares(own, attributes[0]) : []).ToList();
        TableMinimum[] minimums = dice.Next(2) == 0 ? [new TableMinimum(whole.Id, attributes[1].Id, "age", "young", 1)] : [];
        return new TargetBook([own, whole], targets, minimums);
    }

    private IEnumerable<Target> Shares(TargetScope scope, ProgrammeAttribute attribute)
    {
        var rest = 1m;
        foreach (var level in attribute.Levels)
        {
            var share = level == attribute.Levels[^1] ? rest : Math.Round(rest * dice.Next(30, 60) / 100, 2);
            rest -= share;
            yield return new Target(Id(ids++), scope.Id, attribute.Id, level.Slug, share, null, "", "", null);
        }
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
