using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Explaining;

namespace Recruit.Scheduler.Rounds;

/// <summary>What a round proposes: an outcome for everyone in the pool.</summary>
internal static class RoundProposal
{
    /// <summary>Brings the lots of the draw, the tables of the composition and their explanation together.</summary>
    public static IReadOnlyList<RoundRegistration> Of(
        RoundPool pool, IReadOnlyList<Lot> lots, Composition composition, Explanation explained)
    {
        var tables = pool.TableNames();
        var because = composition.Unplaced.ToDictionary(guest => guest.Id, guest => guest.Because.ToJson());
        foreach (var seat in explained.People) because[seat.Id] = RoundJson.Write(seat.Facts);
        return [.. lots.Select(lot => OutcomeOf(lot, tables, composition, because))];
    }

    /// <summary>
    /// The composition as it is kept: special-category data helped to balance the tables, but who reads the proof learns nothing
    /// of it per table.
    /// </summary>
    public static Composition Kept(RoundPool pool, Composition composition)
    {
        var special = SpecialOf(pool);
        return composition with
        {
            Tables = [.. composition.Tables.Select(table =>
                table with { Cells = [.. table.Cells.Where(cell => !special.Contains(cell.Attribute))] })],
            Attributes = [.. composition.Attributes.Select(attribute =>
                special.Contains(attribute.Name) ? attribute with { Levels = [] } : attribute)],
        };
    }

    /// <summary>
    /// Why everyone sits where they sit, and what is worst at each table, by the attributes that may be shown: of figures in which
    /// special-category data counts, those who know the rest could work out somebody's level.
    /// </summary>
    public static Explanation Explain(RoundPool pool, CompositionProblem problem, Composition composition)
    {
        var special = SpecialOf(pool);
        var shown = problem with { Attributes = [.. problem.Attributes.Where(attribute => !special.Contains(attribute.Name))] };
        return SeatingExplainer.Of(shown, [Kept(pool, composition)])[0];
    }

    private static HashSet<string> SpecialOf(RoundPool pool) =>
        [.. pool.Attributes.Where(attribute => attribute.Special).Select(attribute => attribute.Slug)];

    private static RoundRegistration OutcomeOf(
        Lot lot, IReadOnlyDictionary<string, (Guid Dialogue, int Table)> tables, Composition composition,
        Dictionary<string, string> because)
    {
        var guest = lot.Id.ToString("N");
        var chance = Math.Round((decimal)lot.Chance, 6);
        return lot.Outcome switch
        {
            LotOutcome.Seat when composition.TableOf.TryGetValue(guest, out var table) =>
                new RoundRegistration(lot.Id, chance, RoundOutcome.Seat, tables[table].Dialogue, tables[table].Table, null,
                    because.GetValueOrDefault(guest, "")),
            LotOutcome.Seat =>
                new RoundRegistration(lot.Id, chance, RoundOutcome.Unplaced, null, null, null, because.GetValueOrDefault(guest, "")),
            LotOutcome.Reserve => new RoundRegistration(lot.Id, chance, RoundOutcome.Reserve, null, null, lot.Rank, ""),
            _ => new RoundRegistration(lot.Id, chance, RoundOutcome.Pool, null, null, null, ""),
        };
    }
}
