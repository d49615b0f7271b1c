namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// Lets three people of three tables each take the next one's seat: where few tables are open to each, some seatings cannot
/// be reached by swaps of two.
/// </summary>
public sealed class Rotations(SearchModel model, SeatingState state, int[] movable)
{
    public void Try(ref FastRandom dice, float luck)
    {
        if (movable.Length < 3 || model.Masks is not { } masks) return;
        var (one, two, three) = (movable[dice.Below(movable.Length)], movable[dice.Below(movable.Length)],
            movable[dice.Below(movable.Length)]);
        var (first, second, third) = (state.TableOf[one], state.TableOf[two], state.TableOf[three]);
        if (first == second || second == third || third == first) return;
        if (!masks.Allows(one, third) || !masks.Allows(two, first) || !masks.Allows(three, second)) return;

        var energy = state.WholeEnergyOfSwap(one, two);
        state.Swap(one, two);
        energy += state.WholeEnergyOfSwap(one, three);
        state.Swap(one, three);
        if (energy <= 0 || energy <= luck) return;

        state.Swap(one, three);
        state.Swap(one, two);
    }
}
