namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// What counts once the balance is as good as it gets: a theme one asked for, a table near home, and meeting people one has not met in
/// another round. Per person and table it is known how many acquaintances sit there, so that a swap costs eight look-ups.
/// </summary>
public sealed class Preferences
{
    /// <summary>The energy of one wish not granted or one meeting repeated: less than half a person out of balance.</summary>
    public const int Energy = 3 * CellCosts.Person / 10;

    private readonly TableMasks[] liked;
    private readonly IReadOnlyList<int[]> acquaintances;
    private readonly int[] tableOf;
    private readonly int tables;
    private readonly ushort[] acquaintancesAt;

    /// <param name="model">Who likes which tables and has met whom.</param>
    /// <param name="tableOf">The living seating, which the caller changes after each call of <see cref="Swap"/>.</param>
    public Preferences(SearchModel model, int[] tableOf)
    {
        (liked, acquaintances, this.tableOf, tables) = ([.. model.Liked], model.Acquaintances ?? [], tableOf, model.Tables);
        acquaintancesAt = acquaintances.Count > 0 ? new ushort[model.People * tables] : [];
        for (var person = 0; person < acquaintances.Count; person++)
            foreach (var other in acquaintances[person]) acquaintancesAt[person * tables + tableOf[other]]++;
        Unmet = Repeats() / 2;
        for (var person = 0; person < model.People; person++) Unmet += Dislikes(person, tableOf[person]);
    }

    /// <summary>Wishes not granted plus meetings repeated.</summary>
    public int Unmet { get; private set; }

    /// <summary>How many more are unmet after the two change places.</summary>
    public int ChangeOfSwap(int one, int other)
    {
        var (here, there) = (tableOf[one], tableOf[other]);
        var change = 0;
        if (liked.Length > 0) change = Dislikes(one, there) - Dislikes(one, here) + Dislikes(other, here) - Dislikes(other, there);
        if (acquaintances.Count == 0) return change;

        return change - (HaveMet(one, other) ? 2 : 0)
            + acquaintancesAt[one * tables + there] - acquaintancesAt[one * tables + here]
            + acquaintancesAt[other * tables + here] - acquaintancesAt[other * tables + there];
    }

    public void Swap(int one, int other)
    {
        Unmet += ChangeOfSwap(one, other);
        if (acquaintances.Count == 0) return;
        Follow(one, tableOf[one], tableOf[other]);
        Follow(other, tableOf[other], tableOf[one]);
    }

    private void Follow(int person, int from, int to)
    {
        foreach (var other in acquaintances[person])
        {
            acquaintancesAt[other * tables + from]--;
            acquaintancesAt[other * tables + to]++;
        }
    }

    private int Repeats()
    {
        var repeats = 0;
        for (var person = 0; person < acquaintances.Count; person++) repeats += acquaintancesAt[person * tables + tableOf[person]];
        return repeats;
    }

    private int Dislikes(int person, int table)
    {
        var dislikes = 0;
        foreach (var wish in liked)
            if (!wish.Allows(person, table)) dislikes++;
        return dislikes;
    }

    private bool HaveMet(int one, int other) => Array.BinarySearch(acquaintances[one], other) >= 0;
}
