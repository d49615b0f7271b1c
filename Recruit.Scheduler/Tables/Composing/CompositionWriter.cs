using Recruit.Scheduler.Tables.Rules;
using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>Writes what the search found in the words of the problem.</summary>
internal sealed class CompositionWriter(CompositionProblem problem, Numbering numbering, SearchModel model)
{
    public IReadOnlyList<ComposedTable> Tables(int[] tableOf)
    {
        var state = new SeatingState(model, tableOf);
        var guestsAt = Enumerable.Range(0, tableOf.Length)
            .ToLookup(person => tableOf[person], person => problem.Guests[numbering.Seated[person]].Id);
        return [.. problem.Tables.Select((spec, table) => new ComposedTable(spec, [.. guestsAt[table]], [.. CellsAt(table, state)]))];
    }

    public IReadOnlyDictionary<string, string> TableOf(int[] tableOf) =>
        tableOf.Index().ToDictionary(seat => problem.Guests[numbering.Seated[seat.Index]].Id, seat => problem.Tables[seat.Item].Name);

    public IReadOnlyList<AttributeBalance> Attributes(IReadOnlyList<ComposedTable> tables, IReadOnlyList<long> bounds)
    {
        var deviations = tables.SelectMany(table => table.Cells)
            .GroupBy(cell => cell.Attribute)
            .ToDictionary(cells => cells.Key, cells => cells.Sum(cell => cell.Weight * cell.Off));
        return [.. numbering.Attributes.Zip(bounds).Where(pair => pair.First.Balanced).Select(pair => new AttributeBalance(
            pair.First.Name, pair.First.Weight, [.. SharesOf(pair.First)], deviations.GetValueOrDefault(pair.First.Name),
            InPeople(pair.Second)))];
    }

    public WishCount Wishes(int[] tableOf)
    {
        var ((asked, granted), (nearAsked, nearGranted)) = (Count(Wish.OfTheme, tableOf), Count(Wish.NearHome, tableOf));
        return new WishCount(asked, granted, nearAsked, nearGranted);
    }

    private (int Asked, int Granted) Count(Func<Guest, TableSpec, bool> wish, int[] tableOf)
    {
        var asked = numbering.Seated.Index().Where(seat => numbering.IsInReach(seat.Item, wish)).ToList();
        return (asked.Count, asked.Count(seat => wish(problem.Guests[seat.Item], problem.Tables[tableOf[seat.Index]])));
    }

    public decimal InPeople(long deviation) => deviation / numbering.Scale.PerPerson;

    private IEnumerable<LevelShare> SharesOf(NumberedAttribute attribute) =>
        attribute.Levels.Select((level, index) => new LevelShare(level, attribute.People[index],
            attribute.Shares is { } shares ? shares.GetValueOrDefault(level) : attribute.People[index] / (decimal)numbering.Seated.Length));

    private IEnumerable<TableCell> CellsAt(int table, SeatingState state) =>
        from attribute in numbering.Attributes
        where attribute.Balanced
        from level in attribute.Levels.Index()
        let number = attribute.First + level.Index
        let ideal = model.Costs.Kinds[model.KindOf[table]].Ideals[number] / (decimal)numbering.Scale.Unit
        select new TableCell(problem.Tables[table].Name, attribute.Name, level.Item, state.CountAt(table, number), ideal, attribute.Weight);
}
