using Recruit.Data.Dialogues;
using Recruit.Data.Registrations;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Rounds;

/// <summary>
/// How many seats of the dialogues that are for a town first are for its own people, and for those of its province. Half of the people of
/// the town who can come get a seat, as long as there are seats: twice as many people as seats fill them all, and fewer leave room for the
/// province, half of whose people come next.
/// </summary>
internal sealed class HomeSeats(
    RoundPool pool, IReadOnlyList<AlikeDialogues> groups, IReadOnlyList<Candidate> people, DrawTargets targets)
{
    private readonly HashSet<string> towns = [.. pool.Dialogues.Where(dialogue => dialogue.TownFirst).Select(TownOf)];

    private readonly HashSet<string> provinces =
        [.. pool.Dialogues.Where(dialogue => dialogue.TownFirst).Select(Obstacles.ProvinceOf).OfType<string>()];

    /// <summary>A person's levels with those that count for these seats.</summary>
    public IReadOnlyDictionary<string, string> LevelsOf(Candidate person)
    {
        if (towns.Count == 0)
            return person.Levels;
        var levels = new Dictionary<string, string>(person.Levels);
        if (person.Municipality is { } town && towns.Contains(town))
            levels[RoundDraw.Town] = town;
        if (Homes.ProvinceOf(person) is { } province && provinces.Contains(province))
            levels[RoundDraw.Province] = province;
        return levels;
    }

    /// <summary>The least number of people from town and province that a group of dialogues gets.</summary>
    public IReadOnlyList<PanelTarget> Of(int place)
    {
        var alike = groups[place];
        var first = alike.Dialogues[0];
        if (!first.TownFirst || Obstacles.ProvinceOf(first) is not { } province)
            return [];
        var most = Math.Max(alike.Least, alike.Seats);
        var asked = groups.Count == 1 ? targets.OfRound() : targets.Of(place);
        var able = people.Where(person => pool.CanAttend(person, first)).ToList();
        var town = SeatsFor(
            [.. able.Where(person => Homes.Of(person, first) == Home.Town)], alike, other => TownOf(other) == TownOf(first), asked);
        var near = SeatsFor(
            [.. able.Where(person => Homes.Of(person, first) != Home.Elsewhere)], alike,
            other => Obstacles.ProvinceOf(other) == province, asked);
        return
        [
            new PanelTarget(RoundDraw.Town, TownOf(first), town, most),
            new PanelTarget(RoundDraw.Province, province, Math.Max(town, near), most),
        ];
    }

    /// <summary>What each of its tables gets of them at least.</summary>
    public IReadOnlyList<TableTarget> AtTables(int place) =>
    [
        .. from target in Of(place)
           let change = pool.ChangeOf(groups[place], LimitKind.Target, target.Attribute, target.Level)
           let least = Math.Min(target.Min, change?.Min ?? target.Min) / groups[place].Tables
           where least > 0
           select new TableTarget(target.Attribute, target.Level, least, int.MaxValue),
    ];

    /// <param name="asked">What else the group must have: no seat is kept for people who cannot fill it.</param>
    private int SeatsFor(
        IReadOnlyList<Candidate> own, AlikeDialogues alike, Func<Dialogue, bool> sharesThem, IReadOnlyList<PanelTarget> asked)
    {
        // Whoever fills a seat of one dialogue cannot fill one of another, and one of a household does not count for two.
        var seatsOfAll = groups
            .Where(group => group.Dialogues[0].TownFirst && sharesThem(group.Dialogues[0])).Sum(group => group.Seats);
        var homes = own.Select(person => RoundPool.HouseholdOf(person) ?? RoundPool.IdOf(person)).Distinct().Count();
        var seats = (int)Math.Min(alike.Seats, homes / 2L * alike.Seats / seatsOfAll);
        return Math.Max(0, asked.GroupBy(target => target.Attribute)
            .Select(attribute => MostWithin([.. attribute], own, alike.Seats)).Append(seats).Min());
    }

    /// <summary>How many of these people fit, so that the levels that they lack still get their least number.</summary>
    private static int MostWithin(IReadOnlyList<PanelTarget> levels, IReadOnlyList<Candidate> own, int seats)
    {
        var attribute = levels[0].Attribute;
        var known = own.Where(person => person.Levels.ContainsKey(attribute)).CountBy(person => person.Levels[attribute]).ToDictionary();
        var free = own.Count - levels.Sum(level => known.GetValueOrDefault(level.Level));
        return Math.Min(
            free + levels.Sum(level => Math.Min(level.Max, known.GetValueOrDefault(level.Level))),
            seats - levels.Sum(level => Math.Max(0, level.Min - known.GetValueOrDefault(level.Level))));
    }

    private static string TownOf(Dialogue dialogue) => dialogue.MunicipalityCode ?? "";
}
