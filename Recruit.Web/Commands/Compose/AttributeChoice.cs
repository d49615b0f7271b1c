using System.Globalization;
using Recruit.Scheduler.Tables;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Compose;

/// <summary>Decides which columns are balanced, how heavily, and towards which shares.</summary>
public sealed class AttributeChoice(PeopleFile people, List<FileFault> faults)
{
    private const int MostLevels = 1_000;
    private const int FewPeople = 20;

    private static readonly char[] Comma = [','];

    /// <summary>The attributes to balance; each text is that of the option, or null when it is not given.</summary>
    public IReadOnlyList<BalancedAttribute> Choose(string? attributes, string? weights, string? targets)
    {
        var names = NamesIn(attributes);
        var weightOf = WeightsIn(weights, names);
        var shares = targets is null ? [] : TargetsFile.Read(targets, faults);
        foreach (var name in shares.Keys.Except(names))
            faults.Add(new(Path.GetFileName(targets!), null, "attribute", $"{name} is not an attribute that is balanced", $"The attributes are {string.Join(", ", names)}."));
        foreach (var name in names) CheckLevels(name, shares.GetValueOrDefault(name));
        return [.. names.Select(name => new BalancedAttribute(name) { Weight = weightOf.GetValueOrDefault(name, 1), Shares = shares.GetValueOrDefault(name) })];
    }

    /// <summary>
    /// A level that only one person has cannot be balanced, and a table that has it points at that person. Where shares are given it is meant to be there.
    /// </summary>
    public IEnumerable<FileFault> LoneLevels(IEnumerable<BalancedAttribute> attributes) =>
        from attribute in attributes
        where attribute.Shares is null
        from level in people.Guests.Index().GroupBy(guest => guest.Item.LevelOf(attribute.Name))
        where level.Count() == 1
        select people.Sheet.Fault(people.Sheet.Rows[level.First().Index], attribute.Name,
            $"only {level.First().Item.Id} has {(level.Key == "" ? "no value" : $"\"{level.Key}\"")}, which cannot be balanced and points at that person",
            "Merge it with another level, leave the attribute out with --attributes, or pass --allow-lone-levels.");

    private List<string> NamesIn(string? attributes)
    {
        var columns = people.AttributeColumns.ToList();
        var names = attributes?.Split(Comma, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList() ?? columns;
        foreach (var name in names.Except(columns))
            faults.Add(new("--attributes", null, name, $"{people.Sheet.File} has no such column to balance", $"Its attributes are {string.Join(", ", columns)}."));
        if (names.Count == 0)
            faults.Add(new(people.Sheet.File, 1, null, "no attribute is left to balance", "Add a column such as age_group or gender."));
        return names;
    }

    private void CheckLevels(string name, IReadOnlyDictionary<string, decimal>? shares)
    {
        var levels = people.Guests.Select(guest => guest.LevelOf(name)).Distinct().Count();
        if (levels > MostLevels || (people.Guests.Count >= FewPeople && levels > people.Guests.Count / 2))
            faults.Add(new(people.Sheet.File, 1, name, $"the {people.Guests.Count} people have {levels} different values, which no table can mirror",
                "Group them into levels, or leave this column out with --attributes."));

        foreach (var (index, guest) in people.Guests.Index().DistinctBy(guest => guest.Item.LevelOf(name)))
            if (shares?.ContainsKey(guest.LevelOf(name)) == false)
                faults.Add(people.Sheet.Fault(people.Sheet.Rows[index], name, $"the targets have no share for \"{guest.LevelOf(name)}\"", $"Add a line {name},{guest.LevelOf(name)},0 or correct the value."));
    }

    private Dictionary<string, decimal> WeightsIn(string? weights, List<string> names)
    {
        var weightOf = new Dictionary<string, decimal>();
        foreach (var text in weights?.Split(Comma, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            var equals = text.LastIndexOf('=');
            var name = equals > 0 ? text[..equals].Trim() : text;
            if (!names.Contains(name))
                faults.Add(new("--weights", null, name, "that is not an attribute that is balanced", $"The attributes are {string.Join(", ", names)}."));
            else if (!decimal.TryParse(text[(equals + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) || weight > 1_000)
                faults.Add(new("--weights", null, name, $"\"{text}\" gives no weight", "Write name=weight with a weight from 0 to 1000, such as age_group=2."));
            else weightOf[name] = weight;
        }

        return weightOf;
    }
}
