namespace Recruit.Data.Rounds;

/// <summary>How the number of the panel comes about.</summary>
public static class NumberFrom
{
    /// <summary>The seed chooses at once.</summary>
    public const string Seed = "seed";

    /// <summary>Three dice are thrown after everything was published.</summary>
    public const string Dice = "dice";
}

/// <summary>What an organiser chooses about the draw of a round.</summary>
/// <param name="Number"><see cref="NumberFrom.Seed"/> or <see cref="NumberFrom.Dice"/>.</param>
/// <param name="Fairness"><c>leximin</c>, <c>goldilocks</c>, <c>maximin</c> or <c>minimax</c>.</param>
/// <param name="Slack">How far a target may be missed, in proportion to its seats; at least one seat.</param>
public sealed record DrawSettings(string Number = NumberFrom.Seed, string Fairness = "leximin", decimal Slack = 0.1m)
{
    /// <summary>
    /// By which ways those came who take part, in the draw and when seats are refilled: <c>own</c>, <c>letter</c> or the id of a channel.
    /// Null for everyone.
    /// </summary>
    public IReadOnlyCollection<string>? Ways { get; init; }
}

/// <summary>The draw of a round, without the files that are published of it.</summary>
/// <param name="Code">Names the public page of the draw.</param>
/// <param name="Changes">Limits that an organiser changed, as JSON of <see cref="DrawLimit"/>.</param>
/// <param name="Clash">Why no panel keeps every rule, as JSON of <see cref="DrawClash"/>; null unless that is so.</param>
/// <param name="Findings">What only organisers see, as JSON of <see cref="DrawFindings"/>; null until published.</param>
/// <param name="Number">The panel that was chosen; null while no dice were thrown.</param>
/// <param name="Targets">The targets that the draw went by, as JSON; null until published.</param>
public sealed record FairDrawRecord(
    Guid RoundId, string Code, string NumberFrom, string Fairness, decimal Slack, string Changes, string? Clash,
    DateTimeOffset? PublishedAt, string? Findings, int? Number, DateTimeOffset? NumberEnteredAt,
    string? Targets = null);

/// <summary>The files that are published of a draw.</summary>
/// <param name="Report">The text of <c>draw.json</c>.</param>
/// <param name="Panels">The text of <c>panels.csv</c>.</param>
public sealed record DrawFilesPublished(string Report, string Panels);

/// <summary>All that is written down when a draw is published.</summary>
/// <param name="People">Everyone in the draw, with number and chance.</param>
/// <param name="Number">The panel that the seed chose; null where dice will.</param>
/// <param name="Targets">Those that it went by, as JSON: what is changed later is for later rounds.</param>
public sealed record DrawToPublish(
    DrawFilesPublished Files, string Findings, IReadOnlyList<PoolNumber> People, int? Number, string Targets);

/// <summary>The number of the pool by which the published files name someone, and the chance of a seat.</summary>
public sealed record PoolNumber(Guid RegistrationId, int Number, decimal Chance);

/// <summary>A published draw in which a person took part.</summary>
/// <param name="Drawn">The panel that was chosen; null while no dice were thrown.</param>
/// <param name="Outcome">One of <see cref="RoundOutcome"/>; it is told once the round is confirmed.</param>
/// <param name="ReserveUntil">Until when a seat of the round may still be refilled; null before the round is confirmed.</param>
public sealed record OwnDraw(
    Guid RoundId, string Code, string Track, int PoolNumber, decimal Chance, int? Drawn, string Outcome, DateTimeOffset? ReserveUntil);

/// <summary>What can come of entering the number that dice showed.</summary>
public abstract record NumberOutcome
{
    /// <summary>It is final, and the round goes on.</summary>
    public sealed record Entered : NumberOutcome;

    /// <summary>Dice are thrown once.</summary>
    public sealed record EnteredBefore(int Number, DateTimeOffset At) : NumberOutcome;

    /// <summary>The round does not wait for dice.</summary>
    public sealed record NotWaiting : NumberOutcome;
}
