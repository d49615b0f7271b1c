namespace Recruit.Data.Rounds;

/// <summary>A rule of a draw with its limits, by what it is about.</summary>
/// <param name="Kind">A word of <see cref="LimitKind"/>.</param>
/// <param name="Group">The letter of the dialogues that it is about; null for all together.</param>
/// <param name="Attribute">For a target.</param>
/// <param name="Level">For a target.</param>
public sealed record DrawLimit(string Kind, string? Group, string? Attribute, string? Level, int Min, int Max)
{
    /// <summary>Whether both are about the same thing, whatever their limits.</summary>
    public bool IsAbout(DrawLimit other) => (Kind, Group, Attribute, Level) == (other.Kind, other.Group, other.Attribute, other.Level);
}

/// <summary>What rules of a draw are about.</summary>
public static class LimitKind
{
    public const string Seats = "seats";
    public const string Target = "target";
    public const string Household = "household";

    /// <summary>A target of special-category data, where naming it would tell about somebody.</summary>
    public const string Hidden = "hidden";
}

/// <summary>Why no panel keeps every rule.</summary>
/// <param name="Rules">They cannot all be kept, while any one fewer could.</param>
/// <param name="Missing">Whom too few signed up for.</param>
/// <param name="LeastChange">The new limits that would do; empty where no change was found.</param>
/// <param name="Groups">Which dialogues each letter stands for.</param>
public sealed record DrawClash(
    IReadOnlyList<DrawLimit> Rules, IReadOnlyList<DrawMissing> Missing, IReadOnlyList<DrawLimit> LeastChange,
    IReadOnlyList<DialogueGroup> Groups);

/// <summary>More people of a group are needed than signed up.</summary>
/// <param name="Levels">Level per attribute; empty means anyone.</param>
public sealed record DrawMissing(IReadOnlyDictionary<string, string> Levels, string? Group, int Needed, int Present);

/// <summary>Dialogues that the very same people can attend; the draw sees them as one.</summary>
/// <param name="Letter">Empty where there is only one group.</param>
/// <param name="Dialogues">Their numbers.</param>
public sealed record DialogueGroup(string Letter, IReadOnlyList<long> Dialogues);

/// <summary>What organisers see of a draw beside what is published.</summary>
/// <param name="Prices">What each target costs; the dearest first.</param>
public sealed record DrawFindings(
    IReadOnlyList<NoChance> WithoutChance, IReadOnlyList<LimitPrice> Prices, IReadOnlyList<DialogueGroup> Groups)
{
    /// <summary>People who can come to none of these dialogues, by registration number.</summary>
    public IReadOnlyList<long> CannotCome { get; init; } = [];
}

/// <summary>Somebody whom no panel can hold.</summary>
/// <param name="Registration">The number of the registration.</param>
/// <param name="Because">Rules that leave no room for this person.</param>
/// <param name="LeastChange">New limits that would admit him or her; empty where none were found.</param>
public sealed record NoChance(long Registration, IReadOnlyList<DrawLimit> Because, IReadOnlyList<DrawLimit> LeastChange);

/// <summary>The lowest chance that were possible without a target, beside what it is with it.</summary>
public sealed record LimitPrice(DrawLimit Target, double Lowest, double Without);
