using System.Globalization;
using Recruit.Data.Asking;

namespace Recruit.Scheduler.Asking;

/// <summary>How letters are spread.</summary>
/// <param name="Letters">Between 1 and the number of addresses.</param>
/// <param name="ByProvince">Whether regions are provinces; municipalities otherwise.</param>
/// <param name="Raised">Whether the lowest index gets twice as many, in proportion, as the highest, since fewer answer there.</param>
public sealed record LetterPlan(int Letters, bool ByProvince, bool Raised);

/// <summary>A stratum with its addresses.</summary>
public sealed record AddressStratum(LetterStratum Stratum, IReadOnlyList<AskedAddress> Addresses);

/// <summary>
/// Strata are a region and an index of its neighbourhoods. Letters go to them in proportion to their weight, by largest remainder
/// (Hamilton): each gets its quota rounded down, and those with the largest remainders one more. Groups too small for a whole letter are
/// joined, so that no address is without a chance.
/// </summary>
public static class LetterStrata
{
    private sealed record Group(string Region, string Neighbourhood, IReadOnlyList<AskedAddress> Addresses, long Weight);

    /// <summary>In the order of region and index; what was joined comes last.</summary>
    public static IReadOnlyList<AddressStratum> Of(IReadOnlyList<AskedAddress> addresses, LetterPlan plan)
    {
        var groups = Joined(GroupsOf(addresses, plan), plan.Letters);
        var letters = Spread(plan.Letters, [.. groups.Select(group => (group.Addresses.Count, group.Weight))]);
        return [.. groups.Index().Select(entry => new AddressStratum(
            new LetterStratum(
                entry.Index + 1, entry.Item.Region, entry.Item.Neighbourhood, entry.Item.Addresses.Count, letters[entry.Index]),
            entry.Item.Addresses))];
    }

    /// <summary>Letters by largest remainder over weights, nowhere more than there are addresses.</summary>
    public static IReadOnlyList<int> Spread(int letters, IReadOnlyList<(int Addresses, long Weight)> groups)
    {
        var full = new HashSet<int>();
        while (true)
        {
            var left = letters - full.Sum(place => groups[place].Addresses);
            var free = Enumerable.Range(0, groups.Count).Except(full).ToList();
            var total = free.Sum(place => groups[place].Weight);
            if (free.Where(place => left * groups[place].Weight >= groups[place].Addresses * total).ToList() is { Count: > 0 } filled)
            {
                full.UnionWith(filled);
                continue;
            }
            var given = groups
                .Select((group, place) => full.Contains(place) ? group.Addresses : (int)(left * group.Weight / total)).ToArray();
            foreach (var place in free.OrderByDescending(place => left * groups[place].Weight % total).Take(letters - given.Sum()))
                given[place]++;
            return given;
        }
    }

    private static List<Group> GroupsOf(IReadOnlyList<AskedAddress> addresses, LetterPlan plan)
    {
        string RegionOf(AskedAddress address) =>
            plan.ByProvince || address.Municipality.Length == 0 ? address.Province : address.Municipality;
        var indices = InOrder(addresses.Select(address => address.Index).Where(index => index.Length > 0).Distinct());
        var steps = Math.Max(1, indices.Count - 1);
        return [.. addresses.GroupBy(address => (Region: RegionOf(address), address.Index))
            .OrderBy(group => group.Key.Region, StringComparer.Ordinal).ThenBy(group => indices.IndexOf(group.Key.Index))
            .Select(group => new Group(group.Key.Region, group.Key.Index, [.. group],
                group.Count() * (plan.Raised && group.Key.Index.Length > 0 ? 2L * steps - indices.IndexOf(group.Key.Index) : steps)))];
    }

    private static List<Group> Joined(List<Group> groups, int letters)
    {
        while (groups.Count > 1)
        {
            var total = groups.Sum(group => group.Weight);
            var small = groups.Where(group => letters * group.Weight < total).ToList();
            if (small.Count == 0)
                break;
            if (small.Count == 1)
                small.Add(groups.Except(small).MinBy(group => group.Weight)!);
            groups.RemoveAll(small.Contains);
            groups.Add(new Group("", "", [.. small.SelectMany(group => group.Addresses)], small.Sum(group => group.Weight)));
        }
        return groups;
    }

    private static List<string> InOrder(IEnumerable<string> indices)
    {
        var all = indices.Order(StringComparer.Ordinal).ToList();
        decimal? Figure(string text) =>
            decimal.TryParse(text.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var figure) ? figure : null;
        return all.All(index => Figure(index) is not null) ? [.. all.OrderBy(Figure)] : all;
    }
}
