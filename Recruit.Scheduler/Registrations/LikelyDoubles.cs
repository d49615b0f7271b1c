using System.Collections.Concurrent;
using System.Globalization;
using Recruit.Data.Registrations;
using Recruit.Data.Spelling;

namespace Recruit.Scheduler.Registrations;

/// <summary>Two registrations that may be of one person, and what they have in common.</summary>
public sealed record LikelyDouble(KnownPerson Older, KnownPerson Newer, Likeness Same);

/// <summary>Finds people who may have signed up twice, so that an organiser can look before a draw.</summary>
public sealed class LikelyDoubles(DoubleStore store)
{
    // Who was found the last time; ids only, nothing by which anybody is known.
    private readonly ConcurrentDictionary<Guid, (string Mark, IReadOnlyList<(Guid Older, Guid Newer)> Pairs)> last = new();

    /// <summary>How many likely doubles a programme has about which nobody has decided.</summary>
    public async Task<int> CountAsync(Guid programmeId, CancellationToken stop) => (await PairsAsync(programmeId, stop)).Count;

    /// <summary>The first of them, by the number of the older.</summary>
    public async Task<IReadOnlyList<LikelyDouble>> ReadAsync(Guid programmeId, int most, CancellationToken stop)
    {
        var pairs = (await PairsAsync(programmeId, stop)).Take(most).ToList();
        var people = await store.PeopleAsync(programmeId, [.. pairs.SelectMany(pair => new[] { pair.Older, pair.Newer }).Distinct()], stop);
        var found = Among(people).ToDictionary(pair => (pair.Older.Id, pair.Newer.Id));
        return [.. pairs.Where(found.ContainsKey).Select(pair => found[pair])];
    }

    // To know them again every contact is opened, so as long as nothing about anybody has changed the last answer holds.
    private async Task<IReadOnlyList<(Guid Older, Guid Newer)>> PairsAsync(Guid programmeId, CancellationToken stop)
    {
        var mark = await store.MarkAsync(programmeId, stop);
        if (last.TryGetValue(programmeId, out var known) && known.Mark == mark)
            return known.Pairs;
        var two = await store.TwoPeopleAsync(programmeId, stop);
        IReadOnlyList<(Guid, Guid)> pairs =
        [
            .. from pair in Among(await store.PeopleAsync(programmeId, only: null, stop))
               where !two.Contains((pair.Older.Id, pair.Newer.Id)) && !two.Contains((pair.Newer.Id, pair.Older.Id))
               select (pair.Older.Id, pair.Newer.Id),
        ];
        last[programmeId] = (mark, pairs);
        return pairs;
    }

    /// <summary>The pairs among these people, who come by number.</summary>
    public static IReadOnlyList<LikelyDouble> Among(IReadOnlyList<KnownPerson> people)
    {
        var names = people.Select(person => PersonName.Of(person.Contact.Name)).ToList();
        var pairs =
            from signs in Enumerable.Range(0, people.Count).SelectMany(at => SignsOf(people[at]).Select(sign => (Sign: sign, At: at)))
                .GroupBy(one => one.Sign, one => one.At, StringComparer.Ordinal)
            let alike = signs.ToList()
            from first in Enumerable.Range(0, alike.Count)
            from second in Enumerable.Range(first + 1, alike.Count - first - 1)
            select (Older: alike[first], Newer: alike[second]);

        return
        [
            .. from pair in pairs.Distinct()
               let same = Likeness.Of(people[pair.Older], names[pair.Older], people[pair.Newer], names[pair.Newer])
               where same.IsLikelyOnePerson
               orderby pair
               select new LikelyDouble(people[pair.Older], people[pair.Newer], same),
        ];
    }

    /// <summary>By each of these a double would be found: only people who share one are compared.</summary>
    private static IEnumerable<string> SignsOf(KnownPerson person)
    {
        if (Likeness.MailboxOf(person) is { } mailbox)
            yield return mailbox;
        if (Likeness.TelephoneOf(person) is { } telephone)
            yield return $"telephone {telephone}";
        if (Likeness.HouseOf(person) is { } house)
            yield return $"house {house}";
        if (person.BirthYear is { } year && person.Postcode is { Length: >= 4 } postcode)
            yield return string.Create(CultureInfo.InvariantCulture, $"{year} {Spelled.Household(postcode)[..4]}");
    }
}
