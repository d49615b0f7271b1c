using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Proof;

/// <summary>
/// People to whom the same tables are open are a crowd, and tables of one kind that are open to the same crowds a class:
/// a proof need not tell them apart, for what a class is sent can be dealt out evenly among its tables.
/// </summary>
internal sealed class TableClasses
{
    private readonly SearchModel model;
    private readonly int[] crowdOf;
    private readonly List<int> oneOfCrowd = [];
    private readonly List<int> oneOfClass = [];
    private readonly int[] tables;

    public TableClasses(SearchModel model)
    {
        this.model = model;
        crowdOf = Sorted(model.People, oneOfCrowd, person => model.Masks?.SetOf(person) ?? 0);
        var classOf = Sorted(
            model.Tables, oneOfClass, table => $"{model.KindOf[table]}|{string.Concat(oneOfCrowd.Select(person => Open(person, table)))}");
        tables = new int[oneOfClass.Count];
        foreach (var one in classOf) tables[one]++;
    }

    public int Count => oneOfClass.Count;

    public int Crowds => oneOfCrowd.Count;

    public int CrowdOf(int person) => crowdOf[person];

    public int TablesOf(int one) => tables[one];

    public int KindOf(int one) => model.KindOf[oneOfClass[one]];

    public int SizeOf(int one) => model.SizeOf(oneOfClass[one]);

    /// <summary>Whether the tables of a class are open to a crowd.</summary>
    public bool IsOpen(int crowd, int one) => Allows(oneOfCrowd[crowd], oneOfClass[one]);

    private char Open(int person, int table) => Allows(person, table) ? '1' : '0';

    private bool Allows(int person, int table) => model.Masks?.Allows(person, table) ?? true;

    /// <summary>Gives things with equal keys one number, and notes the first of each.</summary>
    private static int[] Sorted<TKey>(int count, List<int> firstOfEach, Func<int, TKey> keyOf) where TKey : notnull
    {
        var known = new Dictionary<TKey, int>();
        var numbers = new int[count];
        for (var thing = 0; thing < count; thing++)
        {
            var key = keyOf(thing);
            if (!known.TryGetValue(key, out numbers[thing]))
            {
                known[key] = numbers[thing] = known.Count;
                firstOfEach.Add(thing);
            }
        }
        return numbers;
    }
}
