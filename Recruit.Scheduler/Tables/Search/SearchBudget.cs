namespace Recruit.Scheduler.Tables.Search;

/// <summary>How many moves each thread may try, in annealings that grow longer, until the bound is met.</summary>
public sealed record SearchBudget(IReadOnlyList<long> Annealings)
{
    private const long Least = 1_000_000;
    private const long MovesPerPerson = 2_000;
    private const int SomePeople = 3_000;
    private const int VeryMany = 20_000;

    /// <summary>Smaller groups than this are searched in ways of their own.</summary>
    public const int FewPeople = 100;
    private const long MostForFew = 4_000_000;

    // Where a group is small one long annealing may end in a corner that several short ones avoid, and short ones may all end too early.
    private const int AttemptsOfALength = 4;

    public long Moves => Annealings.Sum();

    /// <summary>With so many people one annealing that goes on from the best found reaches farther than one that begins anew.</summary>
    public static bool GoesOnFromTheBest(SearchModel model) => model.People > SomePeople;

    /// <summary>
    /// A million moves at first for up to five hundred people and two thousand per person beyond. Small groups get two longer attempts
    /// after it, large ones a single one, very large ones none and half as many moves: there the first already takes a minute. Where people
    /// can sit at some tables only, a fourth attempt comes nearer: from 0.7 to 0.4 %. Where attributes are many, the last takes nearly all,
    /// for a single long annealing gets farther than several.
    /// </summary>
    public static SearchBudget For(SearchModel model, long? moves)
    {
        var people = model.People;
        if (people < FewPeople) return Growing(Math.Max(5_000, 30 * people * people), moves ?? MostForFew, AttemptsOfALength);

        var first = Math.Max(Least, (people > VeryMany ? MovesPerPerson / 2 : MovesPerPerson) * people);
        return model.Attributes >= Cooling.Many && people <= SomePeople
            ? Growing(first, moves ?? first * (people <= 1_000 ? 111 : 11), attempts: 1, growth: 10)
            : Growing(first, moves ?? first * TimesOver(model), attempts: 1);
    }

    private static int TimesOver(SearchModel model) => model.People switch
    {
        <= 1_000 when model.Masks is not null => 85,
        <= SomePeople => 21,
        <= VeryMany => model.Masks is null ? 5 : 3,
        _ => 1,
    };

    private static SearchBudget Growing(long first, long most, int attempts, int growth = 4)
    {
        var annealings = new List<long>();
        for (var next = first; most > 0; next *= annealings.Count % attempts == 0 ? growth : 1)
        {
            annealings.Add(Math.Min(next, most));
            most -= next;
        }

        return new SearchBudget(annealings.Count > 0 ? annealings : [0]);
    }
}
