using Recruit.Data.Draws;
using Recruit.Scheduler.Draws;

namespace Recruit.Scheduler.Tables.Rounds;

/// <summary>What a round proposes: an outcome for everyone in the pool.</summary>
internal static class RoundProposal
{
    /// <summary>Brings the lots of the draw and the tables of the composition together.</summary>
    public static IReadOnlyList<RoundRegistration> Of(RoundPool pool, IReadOnlyList<Lot> lots, Composition composition)
    {
        var tables = pool.TableNames();
        var unplaced = composition.Unplaced.ToDictionary(guest => guest.Id, guest => guest.Because.ToJson());
        return [.. lots.Select(lot => OutcomeOf(lot, tables, composition, unplaced))];
    }

    /// <summary>
    /// The composition as it is kept: special-category data helped to balance the tables, but who reads the proof learns nothing of it per table.
    /// </summary>
    public static Composition Kept(RoundPool pool, Composition composition)
    {
        var special = pool.Attributes.Where(attribute => attribute.Special).Select(attribute => attribute.Slug).ToHashSet();
        return composition with
        {
            Tables = [.. composition.Tables.Select(table => table with { Cells = [.. table.Cells.Where(cell => !special.Contains(cell.Attribute))] })],
            Attributes = [.. composition.Attributes.Select(attribute => special.Contains(attribute.Name) ? attribute with { Levels = [] } : attribute)],
        };
    }

    private static RoundRegistration OutcomeOf(
        Lot lot, IReadOnlyDictionary<string, (Guid Dialogue, int Table)> tables, Composition composition, Dictionary<string, string> unplaced)
    {
        var guest = lot.Id.ToString("N");
        var chance = Math.Round((decimal)lot.Chance, 6);
        return lot.Outcome switch
        {
            LotOutcome.Seat when composition.TableOf.TryGetValue(guest, out var table) =>
                new RoundRegistration(lot.Id, chance, "seat", tables[table].Dialogue, tables[table].Table, null, ""),
            LotOutcome.Seat => new RoundRegistration(lot.Id, chance, "unplaced", null, null, null, unplaced.GetValueOrDefault(guest, "")),
            LotOutcome.Reserve => new RoundRegistration(lot.Id, chance, "reserve", null, null, lot.Rank, ""),
            _ => new RoundRegistration(lot.Id, chance, "pool", null, null, null, ""),
        };
    }
}
