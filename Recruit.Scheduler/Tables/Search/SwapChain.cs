using System.Runtime.CompilerServices;

namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// One annealing: swaps two people of different tables again and again, always when that is no worse,
/// and when it is worse by a chance that falls as the search cools. Nothing is allocated on the way.
/// </summary>
public sealed class SwapChain
{
    /// <summary>Moves between two looks at the temperature and the clock.</summary>
    public const int Stride = 1024;

    private const int MovesPerLargeMove = 16;

    // −ln of evenly spread chances: one lookup in place of a logarithm per move.
    private static readonly float[] Luck = [.. Enumerable.Range(0, 4096).Select(i => -(float)Math.Log((i + 0.5) / 4096))];

    private readonly SearchModel model;
    private readonly SwapDraws draws;
    private readonly BlockMoves? blocks;
    private readonly Rotations? rotations;
    private readonly DoubleSwaps? doubles;
    private readonly int penalty;
    private readonly bool apart;
    private FastRandom dice;
    private long mayRememberAt;

    /// <param name="model">What is searched.</param>
    /// <param name="movable">The people who sit alone and may move.</param>
    /// <param name="lookalikes">Partners who resemble each other.</param>
    /// <param name="start">The seating to start from.</param>
    /// <param name="pleasing">Whether wishes and new meetings count too.</param>
    /// <param name="seed">What makes this search differ from others.</param>
    public SwapChain(SearchModel model, int[] movable, Lookalikes lookalikes, int[] start, bool pleasing, long seed)
    {
        this.model = model;
        draws = new SwapDraws(model, movable, lookalikes);
        State = new SeatingState(model, start);
        if (pleasing) State.HeedPreferences();
        Best = new Found(State);
        dice = new FastRandom(seed);
        (penalty, apart) = (model.Costs.Penalty, model.ApartGroups.Count > 0);
        rotations = model.Masks is not null ? new Rotations(model, State, movable) : null;
        doubles = model.People < SearchBudget.FewPeople && movable.Length > 1 ? new DoubleSwaps(model, State, movable) : null;
        blocks = model.Blocks.Count > 0 ? new BlockMoves(model, State, movable) : null;
    }

    public SeatingState State { get; }

    /// <summary>
    /// The seating with the least deviation on the way that broke no rule; the search itself also weighs squares and may leave it again.
    /// </summary>
    public Found Best { get; private set; }

    public long Moves { get; private set; }

    /// <summary>Cools from the first to the last temperature in so many moves, or until the bound is met or the caller says stop.</summary>
    public void Anneal(Cooling cooling, long moves, long bound, Func<bool> stop)
    {
        var last = Moves + moves;
        for (var first = Moves; Moves < last && !Met(bound) && !stop();)
        {
            var temperature = (float)cooling.At((Moves - first) / (double)moves);
            if (draws.HavePartners) Try(Stride, temperature, bound);
            else Moves += Stride;
            TryLargeMoves(temperature);
        }

        Remember();
    }

    public bool Met(long bound) => State.Deviation <= bound && State.Breaches == 0 && State.Unmet == 0;

    // Compiled for speed at once: the loop runs long before the runtime would notice that it is hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Try(int moves, float temperature, long bound)
    {
        var (luck, drawn, alike) = (Luck, draws.Drawn, draws.Narrow);
        for (var move = 0; move < moves; move++)
        {
            if (move % drawn.Length == 0) draws.Draw(ref dice, Moves);
            Moves++;
            var (one, other) = drawn[move % drawn.Length];
            if (State.TableOf[one] == State.TableOf[other] || !MaySwap(one, other)) continue;

            var energy = (move & 1) == 1 && alike ? State.EnergyOfSwap(one, other, draws.Differing) : State.EnergyOfSwap(one, other);
            if (apart && (State.MustKeepDistance(one) || State.MustKeepDistance(other)))
                energy += penalty * State.MeetingsOfSwap(one, other);
            if (State.Preferences is { } preferences) energy += Preferences.Energy * preferences.ChangeOfSwap(one, other);
            if (energy > 0 && energy > temperature * luck[dice.Next() & 4095]) continue;

            State.Swap(one, other);
            if (Met(bound)) return;
            if (IsBetter() && Moves >= mayRememberAt) Remember();
        }
    }

    private bool IsBetter() =>
        State.Deviation < Best.Deviation
        || (State.Preferences is not null && State.Deviation == Best.Deviation && State.Unmet < Best.Unmet);

    private void TryLargeMoves(float temperature)
    {
        for (var i = 0; i < Stride / MovesPerLargeMove; i++)
        {
            blocks?.Try(ref dice, temperature * Luck[dice.Next() & 4095]);
            rotations?.Try(ref dice, temperature * Luck[dice.Next() & 4095]);
            doubles?.Try(ref dice, temperature * Luck[dice.Next() & 4095]);
            if (IsBetter() && Moves >= mayRememberAt) Remember();
        }
    }

    // Taking down a large seating costs time, so that it is done only now and then.
    private void Remember()
    {
        if ((State.Breaches, State.Deviation, State.Unmet).CompareTo((Best.Breaches, Best.Deviation, Best.Unmet)) > 0) return;
        Best = new Found(State);
        mayRememberAt = Moves + model.People / 4;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MaySwap(int one, int other) =>
        model.Masks is not { } masks || (masks.Allows(one, State.TableOf[other]) && masks.Allows(other, State.TableOf[one]));
}
