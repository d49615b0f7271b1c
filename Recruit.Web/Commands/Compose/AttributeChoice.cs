using System.Globalization;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Tables;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Compose;

/// <summary>Decides which columns are balanced, how heavily, and towards which shares.</summary>
public sealed class AttributeChoice(PeopleFile people, FirstSpellings words, List<FileFault> faults)
{
    private const int MostLevels = 1_000;
    private const int FewPeople = 20;

    private static readonly char[] Comma = [','];

    /// <summary>Columns such as a name, which are passed through; known once the attributes are chosen.</summary>
    public IReadOnlyList<FileFault> NotBalanced { get; private set; } = [];

    /// <summary>The attributes to balance; each text is that of the option, or null when it is not given.</summary>
    public IReadOnlyList<BalancedAttribute> Choose(string? attributes, string? weights, string? targets)
    {
        var names = NamesIn(attributes);
        var weightOf = WeightsIn(weights, names);
        var shares = targets is null ? [] : TargetsFile.Read(targets, words, faults);
        foreach (var name in shares.Keys.Except(names))
            faults.Add(new(Path.GetFileName(targets!), null, "attribute", $"{name} is not an attribute that is balanced",
                $"The attributes are {string.Join(", ", names)}."));
        foreach (var name in shares.Keys.Intersect(names)) CheckShares(name, shares[name]);
        NotBalanced = [.. names.Where(name => !shares.ContainsKey(name) && !CanBeMirrored(name)).Select(NotMirrored)];
        return [.. names.Where(name => NotBalanced.All(note => note.Column != name)).Select(name =>
            new BalancedAttribute(name) { Weight = weightOf.GetValueOrDefault(name, 1), Shares = shares.GetValueOrDefault(name) })];
    }

    /// <summary>
    /// A level that only one person has counts, but cannot be balanced, and a table that has it points at that person. Where shares are
    /// given it is meant to be there.
    /// </summary>
    public IEnumerable<FileFault> LoneLevels(IEnumerable<BalancedAttribute> attributes) =>
        from attribute in attributes
        where attribute.Shares is null
        let lone = people.Guests.Index().GroupBy(guest => guest.Item.LevelOf(attribute.Name)).Where(level => level.Count() == 1).ToList()
        where lone.Count > 0
        let first = lone[0].First()
        select people.Sheet.Fault(people.Sheet.Rows[first.Index], attribute.Name,
            $"only {first.Item.Id} has " + $"{(lone[0].Key == "" ? "no value" : $"\"{lone[0].Key}\"")}"
            + $"{(lone.Count == 1 ? "" : $", and so have {lone.Count - 1} others a level of their own")}",
            "No table can balance such a level, and it points at that person: you may merge it with another.");

    private List<string> NamesIn(string? attributes)
    {
        var columns = people.AttributeColumns.ToList();
        var names = attributes?.Split(Comma, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Known).Distinct().ToList() ?? columns;
        foreach (var name in names.Except(columns))
            faults.Add(new("--attributes", null, name, $"{people.Sheet.File} has no such column to balance",
                $"Its attributes are {string.Join(", ", columns)}."));
        if (names.Count == 0)
            faults.Add(new(people.Sheet.File, 1, null, "no attribute is left to balance", "Add a column such as age_group or gender."));
        return names;
    }

    private string Known(string name) => words.In("attribute", Spelled.Line(name));

    private bool CanBeMirrored(string name)
    {
        var levels = LevelsOf(name);
        return levels <= MostLevels && (people.Guests.Count < FewPeople || levels <= people.Guests.Count / 2);
    }

    private int LevelsOf(string name) => people.Guests.Select(guest => guest.LevelOf(name)).Distinct().Count();

    private FileFault NotMirrored(string name) => new(people.Sheet.File, 1, name,
        $"the {people.Guests.Count} people have {LevelsOf(name)} different values, which no table can mirror",
        "The column is passed through and not balanced.");

    private void CheckShares(string name, IReadOnlyDictionary<string, decimal> shares)
    {
        foreach (var (index, guest) in people.Guests.Index().DistinctBy(guest => guest.Item.LevelOf(name)))
            if (!shares.ContainsKey(guest.LevelOf(name)))
                faults.Add(people.Sheet.Fault(people.Sheet.Rows[index], name, $"the targets have no share for \"{guest.LevelOf(name)}\"",
                    $"Add a line {name},{guest.LevelOf(name)},0 or correct the value."));
    }

    private Dictionary<string, decimal> WeightsIn(string? weights, List<string> names)
    {
        var weightOf = new Dictionary<string, decimal>();
        foreach (var text in weights?.Split(Comma, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            var equals = text.LastIndexOf('=');
            var name = Known(equals > 0 ? text[..equals] : text);
            if (!names.Contains(name))
                faults.Add(new("--weights", null, name, "that is not an attribute that is balanced",
                    $"The attributes are {string.Join(", ", names)}."));
            else if (!decimal.TryParse(text[(equals + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
                || weight > 1_000)
                faults.Add(new("--weights", null, name, $"\"{text}\" gives no weight",
                    "Write name=weight with a weight from 0 to 1000, such as age_group=2."));
            else weightOf[name] = weight;
        }

        return weightOf;
    }
}
