using Recruit.Scheduler.Tables.Rules;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Seats;

/// <summary>An attribute as the search knows it: which numbers its levels have, and how many seated people have each.</summary>
internal sealed record NumberedAttribute(
    string Name, decimal Weight, IReadOnlyDictionary<string, decimal>? Shares, bool Balanced, int First, string[] Levels, int[] People)
{
    public int NumberOf(string level) => First + Array.BinarySearch(Levels, level, StringComparer.Ordinal);
}

/// <summary>Turns people, tables and attributes into the whole numbers of the search.</summary>
internal sealed class Numbering
{
    /// <summary>
    /// Roles are counted like the levels of an attribute of weight zero, so that quotas cost no extra work in the search.
    /// </summary>
    private const string Role = "\u0001role";
    private const long MostUnits = 100_000_000;

    private readonly CompositionProblem problem;
    private readonly TableMasks masks;
    private readonly int[] tableOf;

    /// <param name="problem">The people and tables.</param>
    /// <param name="masks">The tables open to each guest of the problem.</param>
    /// <param name="tableOf">The first seating, which fixes the sizes; −1 for a guest without a seat.</param>
    public Numbering(CompositionProblem problem, TableMasks masks, int[] tableOf)
    {
        (this.problem, this.masks, this.tableOf) = (problem, masks, tableOf);
        Seated = [.. Enumerable.Range(0, tableOf.Length).Where(guest => tableOf[guest] >= 0)];
        Attributes = NumberAttributes();
        Scale = ScaleOf();
    }

    /// <summary>The guest of the problem behind each person of the search.</summary>
    public int[] Seated { get; }

    public IReadOnlyList<NumberedAttribute> Attributes { get; }

    public WholeScale Scale { get; }

    public SearchModel Model(IReadOnlyList<Party> parties)
    {
        var person = Seated.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var levelsOf = LevelsOfSeated();
        var (kinds, kindOf) = new TableKinds(problem.Tables, this, masks, levelsOf).Sort(Sizes());
        var bound = Seated.Any(guest => masks.CountOf(guest) < problem.Tables.Count);
        return new SearchModel
        {
            Attributes = Attributes.Count,
            Levels = Attributes.Sum(attribute => attribute.Levels.Length),
            LevelsOf = levelsOf,
            KindOf = kindOf,
            Costs = new CellCosts(kinds, Weights(), Scale),
            Start = [.. Seated.Select(guest => tableOf[guest])],
            Masks = bound ? MasksOfSeated() : null,
            ApartGroups = [.. Distances()
                .Select(group => group.Where(person.ContainsKey).Select(guest => person[guest]).ToArray())
                .Where(group => group.Length > 1)],
            Blocks = [.. parties.Where(party => party.Guests.Length > 1 && tableOf[party.Guests[0]] >= 0)
                .Select(party => party.Guests.Select(guest => person[guest]).ToArray())],
            Liked = [.. LikedTables()],
            Fixed = [.. Enumerable.Range(0, Seated.Length).Where(seat => masks.CountOf(Seated[seat]) == 1)],
        };
    }

    /// <summary>The ideal of each level at a table of a size, in units of the scale.</summary>
    public long[] IdealsAt(int size) =>
    [
        .. from attribute in Attributes
           from level in attribute.Levels.Index()
           select attribute.Shares is { } shares
               ? (long)Math.Round(size * shares.GetValueOrDefault(level.Item) * Scale.Unit)
               : (long)((Int128)size * attribute.People[level.Index] * Scale.Unit / Seated.Length),
    ];

    public string LevelOf(Guest guest, NumberedAttribute attribute) =>
        attribute.Name == Role ? guest.Role ?? "" : guest.LevelOf(attribute.Name);

    public int? RoleLevel(string role) => Attributes.FirstOrDefault(attribute => attribute.Name == Role)?.NumberOf(role);

    private int[] Sizes()
    {
        var sizes = new int[problem.Tables.Count];
        foreach (var guest in Seated) sizes[tableOf[guest]]++;
        return sizes;
    }

    private List<NumberedAttribute> NumberAttributes()
    {
        var balanced = problem.Attributes.Select(attribute => attribute.Name).ToHashSet();
        var aside = problem.Tables.SelectMany(table => table.Targets)
            .Select(target => target.Attribute)
            .Where(name => !balanced.Contains(name))
            .Distinct()
            .Order(StringComparer.Ordinal);
        var roles = problem.Tables.Any(table => table.Roles.Count > 0) ? [Role] : Array.Empty<string>();
        var numbered = new List<NumberedAttribute>();
        foreach (var attribute in problem.Attributes) numbered.Add(Numbered(attribute, isBalanced: true, numbered));
        foreach (var name in aside.Concat(roles))
            numbered.Add(Numbered(new BalancedAttribute(name) { Weight = 0 }, isBalanced: false, numbered));
        return numbered;
    }

    private NumberedAttribute Numbered(BalancedAttribute attribute, bool isBalanced, List<NumberedAttribute> before)
    {
        var bare = new NumberedAttribute(
            attribute.Name, attribute.Weight, attribute.Shares, isBalanced, before.Sum(other => other.Levels.Length), [], []);
        var counts = Seated.CountBy(guest => LevelOf(problem.Guests[guest], bare)).ToDictionary();
        var asked = attribute.Name == Role
            ? problem.Tables.SelectMany(table => table.Roles).Select(quota => quota.Role)
            : problem.Tables.SelectMany(table => table.Targets)
                .Where(target => target.Attribute == attribute.Name)
                .Select(target => target.Level);
        string[] levels = [.. counts.Keys.Union(attribute.Shares?.Keys ?? []).Union(asked).Order(StringComparer.Ordinal)];
        return bare with { Levels = levels, People = [.. levels.Select(level => counts.GetValueOrDefault(level))] };
    }

    // The unit makes every ideal a whole number where that is possible: the number of people for own shares, the decimals for given ones.
    private WholeScale ScaleOf()
    {
        var shares = problem.Attributes.SelectMany(attribute => attribute.Shares?.Values ?? []).ToList();
        var decimals = PowerOfTen(shares.Select(share => share.Scale).DefaultIfEmpty((byte)0).Max());
        var people = problem.Attributes.All(attribute => attribute.Shares is not null) ? 1 : Math.Max(1, Seated.Length);
        var unit = decimals / (long)System.Numerics.BigInteger.GreatestCommonDivisor(decimals, people) * people;
        var weights = PowerOfTen(problem.Attributes.Select(attribute => attribute.Weight.Scale).DefaultIfEmpty((byte)0).Max());
        return new WholeScale(unit > MostUnits ? MostUnits : unit, Math.Min(weights, 10_000));
    }

    private static long PowerOfTen(byte exponent) => (long)Math.Pow(10, Math.Min(exponent, (byte)9));

    private long[] Weights() =>
        [.. Attributes.SelectMany(attribute => attribute.Levels.Select(_ => (long)Math.Round(attribute.Weight * Scale.WeightUnit)))];

    private ushort[] LevelsOfSeated()
    {
        var levels = new ushort[Seated.Length * Attributes.Count];
        for (var person = 0; person < Seated.Length; person++)
            foreach (var (index, attribute) in Attributes.Index())
                levels[person * Attributes.Count + index] = (ushort)attribute.NumberOf(LevelOf(problem.Guests[Seated[person]], attribute));
        return levels;
    }

    private TableMasks MasksOfSeated()
    {
        var seated = new TableMasks(Seated.Length, problem.Tables.Count);
        for (var person = 0; person < Seated.Length; person++) seated.Allow(person, masks.Of(Seated[person]));
        return seated;
    }

    /// <summary>Whether some table that is open to a guest grants a wish.</summary>
    public bool IsInReach(int guest, Func<Guest, TableSpec, bool> wish) =>
        Enumerable.Range(0, problem.Tables.Count)
            .Any(table => masks.Allows(guest, table) && wish(problem.Guests[guest], problem.Tables[table]));

    private IEnumerable<TableMasks> LikedTables()
    {
        if (problem.Tables.Any(table => table.Theme is not null) && Seated.Any(guest => problem.Guests[guest].Wishes.Count > 0))
            yield return Granting(Wish.OfTheme);
        if (problem.Tables.Any(table => table.Near is not null)) yield return Granting(Wish.NearHome);
    }

    private TableMasks Granting(Func<Guest, TableSpec, bool> wish)
    {
        var granting = new TableMasks(Seated.Length, problem.Tables.Count);
        for (var person = 0; person < Seated.Length; person++)
        {
            var (guest, wishes) = (Seated[person], IsInReach(Seated[person], wish));
            granting.Allow(person, table => !wishes || wish(problem.Guests[guest], problem.Tables[table]));
        }

        return granting;
    }

    private IEnumerable<IEnumerable<int>> Distances()
    {
        var households = Seated.Where(guest => problem.Guests[guest].Household is not null)
            .GroupBy(guest => problem.Guests[guest].Household!);
        var apart = Seated.SelectMany(guest => problem.Guests[guest].Apart.Distinct().Select(name => (name, guest)))
            .GroupBy(pair => pair.name, pair => pair.guest);
        return households.Concat(apart);
    }
}
