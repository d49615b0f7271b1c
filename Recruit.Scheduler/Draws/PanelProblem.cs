namespace Recruit.Scheduler.Draws;

/// <summary>Everything that decides which panels are allowed: who may be drawn, for which seats, and which targets must be met.</summary>
/// <remarks>Whoever is excluded is simply not in the pool.</remarks>
public sealed record PanelProblem(IReadOnlyList<PoolMember> Pool, IReadOnlyList<DialogueSeats> Dialogues)
{
    /// <summary>Targets over all dialogues together; those of one dialogue stand with it.</summary>
    public IReadOnlyList<PanelTarget> Targets { get; init; } = [];

    public HouseholdRule Households { get; init; } = HouseholdRule.OnePerDialogue;

    /// <summary>The seats that nobody has for certain, over some people times their boosts; at most one, and one for nobody.</summary>
    public double EvenShareOf(IEnumerable<int> people) => people.Sum(member => Pool[member].Boost) is > 0 and var boosts
        ? Math.Min(1, (Dialogues.Sum(dialogue => dialogue.Max) - Pool.Count(member => member.MustHave)) / boosts)
        : 1;

    /// <summary>How many of one household may sit at a dialogue, or be drawn at all where none is given.</summary>
    public int MostOfHousehold(int? dialogue) => Households == HouseholdRule.OnePerDraw ? 1 : Dialogues[dialogue ?? 0].Tables;

    /// <summary>Households of which more could be drawn than may be, in the order of their names.</summary>
    public IReadOnlyList<string> HouseholdsThatCount() =>
        Households == HouseholdRule.Any || Dialogues.Count == 0 ? [] :
        [
            .. Pool.Select(member => member.Household).OfType<string>()
                .CountBy(household => household)
                .Where(household => household.Value > Enumerable.Range(0, Dialogues.Count).Min(place => MostOfHousehold(place)))
                .Select(household => household.Key)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The same problem with some of its limits changed.</summary>
    public PanelProblem With(IEnumerable<RuleChange> changes) => changes.Aggregate(this, (changed, change) => change.AppliedTo(changed));
}

/// <summary>How many people of one household may be drawn.</summary>
public enum HouseholdRule
{
    /// <summary>Never two at one table: as many at a dialogue as it has tables.</summary>
    OnePerDialogue,

    /// <summary>Never two in the whole draw.</summary>
    OnePerDraw,

    /// <summary>As many as come.</summary>
    Any,
}

/// <summary>A person who may be drawn.</summary>
public sealed record PoolMember(string Id)
{
    private static readonly IReadOnlyDictionary<string, string> NoLevels = new Dictionary<string, string>();

    /// <summary>The person's level per attribute, such as gender → woman.</summary>
    public IReadOnlyDictionary<string, string> Levels { get; init; } = NoLevels;

    /// <summary>Equal for people of one household; null when unknown or alone.</summary>
    public string? Household { get; init; }

    /// <summary>Indices of the dialogues that he or she can attend; null means all.</summary>
    public IReadOnlyList<int>? Dialogues { get; init; }

    /// <summary>Always has a seat.</summary>
    public bool MustHave { get; init; }

    /// <summary>The chance wanted in proportion to others: 2 is twice the chance of someone with 1. Above 0.</summary>
    public double Boost { get; init; } = 1;

    public bool CanAttend(int dialogue) => Dialogues is null || Dialogues.Contains(dialogue);
}

/// <summary>The seats of a dialogue, at least and at most, with its own targets.</summary>
public sealed record DialogueSeats(string Name, int Min, int Max)
{
    /// <summary>People of one household can each sit at another.</summary>
    public int Tables { get; init; } = 1;

    public IReadOnlyList<PanelTarget> Targets { get; init; } = [];
}

/// <summary>Between <paramref name="Min"/> and <paramref name="Max"/> of those drawn have this level.</summary>
public sealed record PanelTarget(string Attribute, string Level, int Min, int Max)
{
    /// <summary>How far the least number may fall where the targets cannot be met; null when the organiser did not say.</summary>
    public int? MinFlex { get; init; }

    /// <summary>How far the largest number may rise where the targets cannot be met; null when the organiser did not say.</summary>
    public int? MaxFlex { get; init; }
}
