using System.Runtime.CompilerServices;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>
/// Looks at every allowed exchange of two people of different tables and what it would add to the deviation, exactly. Of each person it
/// keeps the best exchange at each other table summed up, of each table the best exchange that brings its worst cell closer to the ideal.
/// </summary>
internal sealed class ExchangeScan
{
    // Where there are more, which is beyond ten thousand people, each table is compared with some of the others, evenly chosen.
    private const long MostExchanges = 60_000_000;

    private readonly SearchModel model;
    private readonly SeatingState state;
    private readonly WorstCell?[] worst;
    private readonly bool[] movable;
    private readonly ExchangePrices prices;
    private readonly int[] distances;
    private readonly bool everythingGoes;

    public ExchangeScan(SearchModel model, SeatingState state, WorstCell?[] worst)
    {
        (this.model, this.state, this.worst) = (model, state, worst);
        movable = [.. Enumerable.Repeat(true, model.People)];
        foreach (var person in model.Fixed.Concat(model.Blocks.SelectMany(block => block))) movable[person] = false;
        prices = new ExchangePrices(model, state);
        everythingGoes = model.Masks is null && model.Blocks.Count == 0 && model.ApartGroups.Count == 0
            && model.Costs.Shortfall.All(people => people == 0);
        distances = Distances();
        Findings = new ExchangeFindings(model.People, model.Tables);
    }

    public ExchangeFindings Findings { get; }

    public bool IsMovable(int person) => movable[person];

    /// <param name="timeIsUp">When only one round of tables is looked at and no more.</param>
    public void Run(Func<bool> timeIsUp) =>
        Parallel.For(0, model.Tables, () => new ExchangeFindings(model.People, model.Tables), (table, _, found) =>
        {
            foreach (var distance in timeIsUp() ? distances.Take(1) : distances)
                if (2 * distance < model.Tables || table < distance) Compare(table, (table + distance) % model.Tables, found);
            return found;
        }, Findings.Add);

    // Every two tables are some distance apart, going round: each pair is looked at once.
    private int[] Distances()
    {
        var (all, each) = (model.Tables / 2, Math.Max(1, (long)model.People * model.People / model.Tables));
        var some = (int)Math.Clamp(MostExchanges / each, Math.Min(1, all), all);
        return [.. Enumerable.Range(0, some).Select(step => 1 + (int)((long)step * all / some))];
    }

    private void Compare(int table, int other, ExchangeFindings found)
    {
        var there = state.PeopleAt(other);
        Span<long> comes = new long[there.Length * prices.Width];
        for (var index = 0; index < there.Length; index++)
            prices.OfMove(there[index], other, table, comes.Slice(index * prices.Width, prices.Width));

        Span<long> goes = stackalloc long[prices.Width];
        Span<Best> bests = new Best[there.Length];
        bests.Fill(Best.None);
        foreach (var person in state.PeopleAt(table))
        {
            if (!movable[person]) continue;
            prices.OfMove(person, table, other, goes);
            found.Note(person, Meet(person, there, goes, comes, bests));
            if (Leaves(person, table) || Suits(person, other)) OfferMends(person, table, other, goes, comes, found);
        }

        for (var index = 0; index < bests.Length; index++) found.Note(there[index], bests[index]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Best Meet(int person, ReadOnlySpan<int> there, ReadOnlySpan<long> goes, ReadOnlySpan<long> comes, Span<Best> bests)
    {
        var (least, with) = (long.MaxValue, -1);
        for (var index = 0; index < there.Length; index++)
        {
            var change = prices.OfExchange(person, goes, there[index], comes.Slice(index * prices.Width, prices.Width));
            if ((change >= least && change >= bests[index].Change) || !IsAllowed(person, there[index])) continue;
            if (change < least) (least, with) = (change, there[index]);
            if (change < bests[index].Change) bests[index] = new Best(change, person);
        }

        return new Best(least, with);
    }

    private void OfferMends(int person, int table, int other, ReadOnlySpan<long> goes, ReadOnlySpan<long> comes, ExchangeFindings found)
    {
        var there = state.PeopleAt(other);
        for (var index = 0; index < there.Length; index++)
        {
            var partner = there[index];
            var (here, yonder) = (Leaves(person, table) && Suits(partner, table), Leaves(partner, other) && Suits(person, other));
            if (!here && !yonder) continue;
            var change = prices.OfExchange(person, goes, partner, comes.Slice(index * prices.Width, prices.Width));
            if (here) Offer(table, new Mend(person, partner, change), found);
            if (yonder) Offer(other, new Mend(partner, person, change), found);
        }
    }

    private void Offer(int table, Mend mend, ExchangeFindings found)
    {
        if (found.IsBetter(table, mend) && IsAllowed(mend.One, mend.Other)) found.Note(table, mend);
    }

    // Going away brings the worst cell of the own table closer: one of too many, or one of those who are not too few.
    private bool Leaves(int person, int table) => worst[table] is { } cell && Has(person, cell) == cell.TooMany;

    private bool Suits(int person, int table) => worst[table] is { } cell && Has(person, cell) != cell.TooMany;

    private bool Has(int person, WorstCell cell) => LevelOf(person, cell.Attribute) == cell.Level;

    private bool IsAllowed(int one, int other)
    {
        if (everythingGoes) return true;
        if (!movable[one] || !movable[other]) return false;
        var (here, there) = (state.TableOf[one], state.TableOf[other]);
        if (model.Masks is { } masks && !(masks.Allows(one, there) && masks.Allows(other, here))) return false;
        return state.MeetingsOfSwap(one, other) <= 0 && ShortfallOfSwap(one, other, here, there) <= 0;
    }

    private int ShortfallOfSwap(int one, int other, int here, int there)
    {
        var change = 0;
        for (var attribute = 0; attribute < model.Attributes; attribute++)
        {
            var (leaves, comes) = (LevelOf(one, attribute), LevelOf(other, attribute));
            if (leaves != comes)
                change += Shortfall(here, leaves, -1) + Shortfall(here, comes, +1) + Shortfall(there, leaves, +1) + Shortfall(
                    there, comes, -1);
        }

        return change;
    }

    private int Shortfall(int table, int level, int step)
    {
        var at = model.Costs.Row(model.KindOf[table], level) + state.CountAt(table, level);
        return model.Costs.Shortfall[at + step] - model.Costs.Shortfall[at];
    }

    private int LevelOf(int person, int attribute) => model.LevelsOf[person * model.Attributes + attribute];
}

/// <summary>The cell of a table that is furthest from its ideal, when one person more or fewer would be closer.</summary>
internal readonly record struct WorstCell(int Attribute, int Level, bool TooMany);
