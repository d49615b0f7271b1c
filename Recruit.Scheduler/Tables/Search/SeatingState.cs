using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// A seating in the hands of the search: who sits where, the counts, and per cell what one more or one fewer would cost.
/// Its deltas are exact; <see cref="Recount"/> works the same figures out from nothing, and a test holds the two against each other.
/// </summary>
public sealed class SeatingState
{
    private readonly SearchModel model;
    private readonly int attributes;
    private readonly int rowLength;
    private readonly ushort[] levelsOf;
    private readonly int[] counts;
    private readonly int[] margins;
    private readonly int[] seatOf;
    private readonly int[] personAt;
    private readonly int[] firstSeat;
    private readonly Distances distances;

    public SeatingState(SearchModel model, int[] tableOf)
    {
        this.model = model;
        (attributes, rowLength, levelsOf) = (model.Attributes, 2 * model.Levels, model.LevelsOf);
        TableOf = [.. tableOf];
        counts = new int[model.Tables * model.Levels];
        margins = new int[2 * counts.Length];
        seatOf = new int[model.People];
        personAt = new int[model.People];
        firstSeat = new int[model.Tables + 1];
        distances = new Distances(model, TableOf);
        TakeSeats();
        CountAll();
    }

    public int[] TableOf { get; }

    /// <summary>The exact deviation in units of the model's scale.</summary>
    public long Deviation { get; private set; }

    /// <summary>People missing for quotas and targets, plus pairs at one table who should be apart.</summary>
    public int Breaches { get; private set; }

    /// <summary>Wishes and new meetings, once somebody asks for them.</summary>
    public Preferences? Preferences { get; private set; }

    /// <summary>Wishes not granted plus meetings repeated; 0 while nobody asks.</summary>
    public int Unmet => Preferences?.Unmet ?? 0;

    public void HeedPreferences() => Preferences = new Preferences(model, TableOf);

    public ReadOnlySpan<int> PeopleAt(int table) => personAt.AsSpan(firstSeat[table], firstSeat[table + 1] - firstSeat[table]);

    public int CountAt(int table, int level) => counts[table * model.Levels + level];

    public bool MustKeepDistance(int person) => distances.Bind(person);

    /// <summary>What swapping two people of different tables adds to the energy, people to keep apart left aside.</summary>
    // Looked up without bounds checks here and below: they took a third of the search's time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EnergyOfSwap(int one, int other)
    {
        ref var levelsOfOne = ref LevelsFrom(one);
        ref var levelsOfOther = ref LevelsFrom(other);
        ref var here = ref MarginsAt(one);
        ref var there = ref MarginsAt(other);
        var energy = 0;
        for (var attribute = 0; attribute < attributes; attribute++)
            energy += EnergyOf(Unsafe.Add(ref levelsOfOne, attribute), Unsafe.Add(ref levelsOfOther, attribute), ref here, ref there);
        return energy;
    }

    /// <summary>The same for two people who differ in no other attributes than these two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EnergyOfSwap(int one, int other, (int First, int Second) differing)
    {
        ref var levelsOfOne = ref LevelsFrom(one);
        ref var levelsOfOther = ref LevelsFrom(other);
        ref var here = ref MarginsAt(one);
        ref var there = ref MarginsAt(other);
        return EnergyOf(Unsafe.Add(ref levelsOfOne, differing.First), Unsafe.Add(ref levelsOfOther, differing.First), ref here, ref there)
             + EnergyOf(
                 Unsafe.Add(ref levelsOfOne, differing.Second), Unsafe.Add(ref levelsOfOther, differing.Second), ref here, ref there);
    }

    /// <summary>How many more pairs who should be apart would share a table after the swap.</summary>
    public int MeetingsOfSwap(int one, int other) => distances.ChangeOfSwap(one, other);

    /// <summary>What swapping two people of different tables adds to the energy, with everything that counts.</summary>
    public long WholeEnergyOfSwap(int one, int other) =>
        EnergyOfSwap(one, other)
        + (long)model.Costs.Penalty * MeetingsOfSwap(one, other)
        + Search.Preferences.Energy * (Preferences?.ChangeOfSwap(one, other) ?? 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Swap(int one, int other)
    {
        Preferences?.Swap(one, other);
        if (MustKeepDistance(one) || MustKeepDistance(other)) Breaches += MeetingsOfSwap(one, other);
        var (here, there) = (TableOf[one], TableOf[other]);
        for (var attribute = 0; attribute < model.Attributes; attribute++)
        {
            int leaves = model.LevelsOf[one * model.Attributes + attribute], comes = model.LevelsOf[other * model.Attributes + attribute];
            if (leaves == comes) continue;
            Step(here, leaves, -1);
            Step(here, comes, +1);
            Step(there, leaves, +1);
            Step(there, comes, -1);
        }

        (TableOf[one], TableOf[other]) = (there, here);
        (seatOf[one], seatOf[other]) = (seatOf[other], seatOf[one]);
        personAt[seatOf[one]] = one;
        personAt[seatOf[other]] = other;
    }

    /// <summary>Deviation and breaches worked out anew from who sits where.</summary>
    public (long Deviation, int Breaches) Recount()
    {
        var fresh = new SeatingState(model, TableOf);
        return (fresh.Deviation, fresh.Breaches);
    }

    /// <summary>The energy of the whole seating, for telling equal deviations apart.</summary>
    public long Energy()
    {
        var energy = 0L;
        for (var cell = 0; cell < counts.Length; cell++)
            energy += model.Costs.Energy[RowOf(cell) + counts[cell]];
        return energy;
    }

    private ref ushort LevelsFrom(int person) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(levelsOf), person * attributes);

    private ref int MarginsAt(int person) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(margins),
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(TableOf), person) * rowLength);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EnergyOf(int leaves, int comes, ref int here, ref int there)
    {
        var change = Unsafe.Add(ref here, 2 * leaves + 1) + Unsafe.Add(ref here, 2 * comes) + Unsafe.Add(ref there, 2 * leaves)
            + Unsafe.Add(ref there, 2 * comes + 1);
        return leaves == comes ? 0 : change;
    }

    private int RowOf(int cell) => model.Costs.Row(model.KindOf[cell / model.Levels], cell % model.Levels);

    private void Step(int table, int level, int step)
    {
        var cell = table * model.Levels + level;
        var costs = model.Costs;
        var at = costs.Row(model.KindOf[table], level) + counts[cell];
        Deviation += costs.Deviation[at + step] - costs.Deviation[at];
        Breaches += costs.Shortfall[at + step] - costs.Shortfall[at];
        counts[cell] += step;
        SetMargins(cell, at + step);
    }

    private void SetMargins(int cell, int at)
    {
        var energy = model.Costs.Energy;
        margins[2 * cell] = at + 1 < energy.Length ? energy[at + 1] - energy[at] : 0;
        margins[2 * cell + 1] = counts[cell] > 0 ? energy[at - 1] - energy[at] : 0;
    }

    private void TakeSeats()
    {
        foreach (var table in TableOf) firstSeat[table + 1]++;
        for (var table = 0; table < model.Tables; table++) firstSeat[table + 1] += firstSeat[table];
        var next = firstSeat.ToArray();
        for (var person = 0; person < model.People; person++)
        {
            seatOf[person] = next[TableOf[person]]++;
            personAt[seatOf[person]] = person;
        }
    }

    private void CountAll()
    {
        for (var person = 0; person < model.People; person++)
            for (var attribute = 0; attribute < model.Attributes; attribute++)
                counts[TableOf[person] * model.Levels + model.LevelsOf[person * model.Attributes + attribute]]++;

        for (var cell = 0; cell < counts.Length; cell++)
        {
            var at = RowOf(cell) + counts[cell];
            Deviation += model.Costs.Deviation[at];
            Breaches += model.Costs.Shortfall[at];
            SetMargins(cell, at);
        }

        Breaches += distances.Broken();
    }
}
