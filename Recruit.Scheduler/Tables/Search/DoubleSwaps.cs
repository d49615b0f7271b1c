namespace Recruit.Scheduler.Tables.Search;

/// <summary>Swaps two pairs of people at once: in a small group every single swap may break a rule that a second one mends again.</summary>
public sealed class DoubleSwaps(SearchModel model, SeatingState state, int[] movable)
{
    public void Try(ref FastRandom dice, float luck)
    {
        var (one, other) = (movable[dice.Below(movable.Length)], movable[dice.Below(movable.Length)]);
        var (two, another) = (movable[dice.Below(movable.Length)], movable[dice.Below(movable.Length)]);
        if (!MaySwap(one, other)) return;

        var energy = state.WholeEnergyOfSwap(one, other);
        state.Swap(one, other);
        if (MaySwap(two, another))
        {
            energy += state.WholeEnergyOfSwap(two, another);
            state.Swap(two, another);
            if (energy <= 0 || energy <= luck) return;
            state.Swap(two, another);
        }

        state.Swap(one, other);
    }

    private bool MaySwap(int one, int other) =>
        state.TableOf[one] != state.TableOf[other]
        && (model.Masks is not { } masks || (masks.Allows(one, state.TableOf[other]) && masks.Allows(other, state.TableOf[one])));
}
