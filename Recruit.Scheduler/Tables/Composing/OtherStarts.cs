using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// Seatings of the same people at tables of the same sizes that keep every rule, each reached by a way of its own: where rules bind, no
/// chain of exchanges may lead from the first seating to the best.
/// </summary>
internal sealed class OtherStarts
{
    private const int Moves = 20_000;

    private readonly CompositionProblem problem;
    private readonly IReadOnlyList<Party> parties;
    private readonly TableMasks masks;
    private readonly SearchModel model;
    private readonly long seed;

    public OtherStarts(CompositionProblem problem, Numbering numbering, SearchModel model, long seed)
    {
        (this.model, this.seed) = (model, seed);
        this.problem = problem with
        {
            Guests = [.. numbering.Seated.Select(guest => problem.Guests[guest] with { Reserve = false })],
            Tables = [.. problem.Tables.Select((table, index) => table with { Min = model.SizeOf(index), Max = model.SizeOf(index) })],
        };
        parties = Party.AllOf(this.problem.Guests);
        masks = OpenTables.For(this.problem, parties);
    }

    /// <summary>The table per person of the search; the first seating again where no other was found.</summary>
    public int[] Start(int number) =>
        new RuleMender(problem, parties, masks, model.Start, FastRandom.Branch(seed, number, 0)).Scattered().Mend(Moves, firstWillDo: true)
        ?? model.Start;
}
