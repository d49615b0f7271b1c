namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// Moves people who belong together to another table at once. Each of them changes places with the person there who suits best,
/// one after the other, or all of them with another block of as many; the whole is kept or undone. Random partners for a
/// whole block hardly ever succeed.
/// </summary>
public sealed class BlockMoves
{
    private readonly SearchModel model;
    private readonly SeatingState state;
    private readonly bool[] single;
    private readonly int[][] blocks;
    private readonly (int Member, int Partner)[] done;

    public BlockMoves(SearchModel model, SeatingState state, int[] movable)
    {
        this.model = model;
        this.state = state;
        var still = model.Fixed.ToHashSet();
        single = new bool[model.People];
        foreach (var person in movable) single[person] = true;
        blocks = [.. model.Blocks.Where(block => !block.Any(still.Contains))];
        done = new (int, int)[blocks.Select(block => block.Length).DefaultIfEmpty().Max()];
    }

    /// <summary>Tries one block at another table and keeps that when the energy rises by no more than the luck allows.</summary>
    public void Try(ref FastRandom dice, float luck)
    {
        if (blocks.Length == 0) return;
        var block = blocks[dice.Below(blocks.Length)];
        var other = blocks[dice.Below(blocks.Length)];
        if (other.Length == block.Length && state.TableOf[other[0]] != state.TableOf[block[0]]) TryExchange(block, other, luck);

        var (from, to) = (state.TableOf[block[0]], dice.Below(model.Tables));
        if (from == to || !MaySit(block, to)) return;

        var energy = 0L;
        var moved = 0;
        for (; moved < block.Length; moved++)
        {
            var partner = BestPartner(block[moved], to, out var change);
            if (partner < 0) break;
            energy += change;
            state.Swap(block[moved], partner);
            done[moved] = (block[moved], partner);
        }

        if (moved < block.Length || energy > luck) Undo(moved);
    }

    private void TryExchange(int[] block, int[] other, float luck)
    {
        if (!MaySit(block, state.TableOf[other[0]]) || !MaySit(other, state.TableOf[block[0]])) return;
        var energy = 0L;
        for (var moved = 0; moved < block.Length; moved++)
        {
            energy += state.WholeEnergyOfSwap(block[moved], other[moved]);
            state.Swap(block[moved], other[moved]);
            done[moved] = (block[moved], other[moved]);
        }

        if (energy > luck) Undo(block.Length);
    }

    private int BestPartner(int member, int table, out long energy)
    {
        var (best, from) = (-1, state.TableOf[member]);
        energy = long.MaxValue;
        foreach (var person in state.PeopleAt(table))
        {
            if (!single[person] || model.Masks?.Allows(person, from) == false) continue;
            var change = state.WholeEnergyOfSwap(member, person);
            if (change >= energy) continue;
            (best, energy) = (person, change);
        }

        return best;
    }

    private bool MaySit(int[] block, int table)
    {
        if (model.Masks is null) return true;
        foreach (var member in block)
            if (!model.Masks.Allows(member, table)) return false;
        return true;
    }

    private void Undo(int moved)
    {
        while (moved-- > 0) state.Swap(done[moved].Member, done[moved].Partner);
    }
}
