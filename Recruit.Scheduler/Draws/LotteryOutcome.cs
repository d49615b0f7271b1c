namespace Recruit.Scheduler.Draws;

/// <summary>What can come of preparing a fair draw.</summary>
public abstract record LotteryOutcome
{
    /// <summary>A lottery as fair as it can be, or with its gap named.</summary>
    public sealed record Fair(PanelLottery Lottery) : LotteryOutcome;

    /// <summary>No panel keeps every rule.</summary>
    /// <param name="Clash">Rules that cannot all be kept, while any one fewer could.</param>
    /// <param name="Missing">Whom too few signed up for; empty where the clash is not about one group.</param>
    /// <param name="LeastChange">The smallest change that makes a panel possible; empty where none was found.</param>
    public sealed record Impossible(
        IReadOnlyList<PanelRule> Clash, IReadOnlyList<MissingPeople> Missing, IReadOnlyList<RuleChange> LeastChange)
        : LotteryOutcome;

    /// <summary>Nothing could be computed, such as when no solver is there.</summary>
    public sealed record NoAnswer(string Because) : LotteryOutcome;
}

/// <summary>A group of whom more are needed than signed up: "2 men of 16–24 from Zeeland needed, 0 there".</summary>
/// <param name="Levels">Level per attribute, at most three; empty means anyone.</param>
/// <param name="Dialogue">The only dialogue that it is about.</param>
public sealed record MissingPeople(IReadOnlyDictionary<string, string> Levels, int? Dialogue, int Needed, int Present);

/// <summary>Someone whom no panel can hold.</summary>
/// <param name="Because">Rules that leave no room for this person, while any one fewer would.</param>
/// <param name="LeastChange">The smallest change that would admit him or her; empty where none was found.</param>
public sealed record WithoutChance(int Member, IReadOnlyList<PanelRule> Because, IReadOnlyList<RuleChange> LeastChange);

/// <summary>What a target costs: the lowest chance that were possible without it.</summary>
/// <param name="Lowest">An upper bound of the lowest chance as things are, computed the same way.</param>
public sealed record TargetPrice(PanelRule.Target Target, double Lowest, double LowestWithout);
