namespace Recruit.Scheduler.Draws;

/// <summary>A person in the pool of a draw.</summary>
/// <param name="Dialogues">Indices of the dialogues that he or she can attend.</param>
public sealed record Entrant(Guid Id, IReadOnlyDictionary<string, string> Levels, IReadOnlyList<int> Dialogues)
{
    /// <summary>Equal for people of one household; null when unknown.</summary>
    public string? Household { get; init; }

    public string? Role { get; init; }
}

/// <summary>A dialogue with seats to give away.</summary>
/// <param name="Seats">How many people it should have.</param>
/// <param name="Roles">Per role, how many of those seats are for people who have it.</param>
public sealed record SeatsToDraw(int Seats, IReadOnlyDictionary<string, int> Roles);

/// <summary>The share of the seats that should go to a level.</summary>
/// <param name="Share">Between 0 and 1.</param>
public sealed record SeatShare(string Attribute, string Level, double Share);

/// <summary>Everything that a draw is made of; the same rules and seed give the same lots.</summary>
public sealed record LotteryRules(
    IReadOnlyList<Entrant> Pool, IReadOnlyList<SeatsToDraw> Dialogues, IReadOnlyList<SeatShare> Shares, int Reserves, bool OnePerHousehold, long Seed);

/// <summary>What the draw means for one person.</summary>
public enum LotOutcome
{
    /// <summary>Stays in the pool.</summary>
    NotDrawn,
    Seat,
    Reserve,
}

/// <summary>One person's lot.</summary>
/// <param name="Chance">The chance of a seat by weight, between 0 and 1, before quotas and availability.</param>
/// <param name="Rank">Order in which it was drawn, from 1, among those of the same outcome.</param>
public sealed record Lot(Guid Id, double Chance, LotOutcome Outcome, int Rank);
