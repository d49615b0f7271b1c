namespace Recruit.Scheduler.Draws;

/// <summary>One of the rules that every panel keeps.</summary>
public abstract record PanelRule
{
    /// <summary>A dialogue has between its least and largest number of people.</summary>
    public sealed record Seats(int Dialogue) : PanelRule;

    /// <summary>A target of a dialogue, or of all together where none is given, by its place in the list.</summary>
    public sealed record Target(int? Dialogue, int Index) : PanelRule;

    /// <summary>At most one of a household per table of a dialogue, or in the whole draw where none is given.</summary>
    public sealed record Household(string Name, int? Dialogue) : PanelRule;

    /// <summary>This person always has a seat.</summary>
    public sealed record MustHave(int Member) : PanelRule;
}

/// <summary>New limits for a rule, ready to apply.</summary>
public sealed record RuleChange(PanelRule Rule, int Min, int Max)
{
    /// <exception cref="InvalidOperationException">A household rule has no limits of its own.</exception>
    internal PanelProblem AppliedTo(PanelProblem problem) => Rule switch
    {
        PanelRule.Seats(var dialogue) =>
            problem with { Dialogues = At(problem.Dialogues, dialogue, seats => seats with { Min = Min, Max = Max }) },
        PanelRule.Target(null, var index) => problem with { Targets = At(problem.Targets, index, Limited) },
        PanelRule.Target({ } dialogue, var index) => problem with
        {
            Dialogues = At(problem.Dialogues, dialogue, seats => seats with { Targets = At(seats.Targets, index, Limited) }),
        },
        PanelRule.MustHave(var member) => problem with { Pool = At(problem.Pool, member, person => person with { MustHave = Min > 0 }) },
        _ => throw new InvalidOperationException($"{Rule} has no limits to change"),
    };

    private PanelTarget Limited(PanelTarget target) => target with { Min = Min, Max = Max };

    private static List<T> At<T>(IReadOnlyList<T> list, int place, Func<T, T> change) =>
        [.. list.Select((item, index) => index == place ? change(item) : item)];
}
