namespace Recruit.Scheduler.Draws;

/// <summary>What the draw means for one person.</summary>
public enum LotOutcome
{
    /// <summary>Stays in the pool.</summary>
    NotDrawn,
    Seat,
    Reserve,
}

/// <summary>One person's lot.</summary>
/// <param name="Chance">The share of the thousand panels that hold this person.</param>
/// <param name="Rank">Order in which it was drawn, from 1, among those of the same outcome.</param>
/// <param name="Group">For a seat, the place among the groups of dialogues that it was drawn for.</param>
public sealed record Lot(Guid Id, double Chance, LotOutcome Outcome, int Rank, int? Group = null);
