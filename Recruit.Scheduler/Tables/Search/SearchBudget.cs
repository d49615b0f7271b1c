namespace Recruit.Scheduler.Tables.Search;

/// <summary>How many moves each thread may try, in annealings that grow four times longer, until the bound is met.</summary>
public sealed record SearchBudget(IReadOnlyList<long> Annealings)
{
    private const long Least = 1_000_000;
    private const long MovesPerPerson = 2_000;
    private const int VeryMany = 20_000;

    /// <summary>Smaller groups than this are searched in ways of their own.</summary>
    public const int FewPeople = 100;
    private const long MostForFew = 4_000_000;

    // Where a group is small one long annealing may end in a corner that several short ones avoid, and short ones may all end too early.
    private const int AttemptsOfALength = 4;

    public long Moves => Annealings.Sum();

    /// <summary>
    /// A million moves at first for up to five hundred people and two thousand per person beyond. Small groups get two longer attempts after it,
    /// large ones a single one, very large ones none and half as many moves: there the first already takes a minute. Where attributes are many, or people
    /// can sit at some tables only, the bound is out of reach and a fourth attempt comes nearer: from 4 to 3 %, from 0.7 to 0.4 %.
    /// </summary>
    public static SearchBudget For(SearchModel model, long? moves)
    {
        var people = model.People;
        if (people < FewPeople) return Growing(Math.Max(5_000, 30 * people * people), moves ?? MostForFew, AttemptsOfALength);

        var first = Math.Max(Least, (people > VeryMany ? MovesPerPerson / 2 : MovesPerPerson) * people);
        var most = moves ?? first * (people switch { <= 1_000 when model.Attributes >= Cooling.Many || model.Masks is not null => 85, <= 3_000 => 21, <= VeryMany => 5, _ => 1 });
        return Growing(first, most, attempts: 1);
    }

    private static SearchBudget Growing(long first, long most, int attempts)
    {
        var annealings = new List<long>();
        for (var next = first; most > 0; next *= annealings.Count % attempts == 0 ? 4 : 1)
        {
            annealings.Add(Math.Min(next, most));
            most -= next;
        }

        return new SearchBudget(annealings.Count > 0 ? annealings : [0]);
    }
}
