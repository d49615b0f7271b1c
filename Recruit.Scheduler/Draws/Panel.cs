namespace Recruit.Scheduler.Draws;

/// <summary>Who sits at which dialogue, in the order of the pool.</summary>
public sealed record Panel(IReadOnlyList<PanelSeat> Seats);

/// <summary>A seat of a panel; both are places in the lists of the problem.</summary>
public readonly record struct PanelSeat(int Member, int Dialogue);

/// <summary>
/// People between whom the draw makes no difference: alike in every targeted level, availability and boost, and nobody
/// of their household is in the pool.
/// </summary>
/// <param name="Members">Their places in the pool, rising.</param>
public sealed record PoolType(IReadOnlyList<int> Members);

/// <summary>A panel of the lottery before names are filled in: how many of each type sit where. Any of a type may take its seats.</summary>
public sealed record TypePanel(double Probability, IReadOnlyList<TypeSeats> Seats);

/// <summary>Seats at a dialogue for people of one type; both are places in the lists of lottery and problem.</summary>
public readonly record struct TypeSeats(int Type, int Dialogue, int Count);
