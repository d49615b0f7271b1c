using System.Globalization;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Spelling;

namespace Recruit.Web.Neighbours;

/// <summary>Somebody who signed up, by number and name.</summary>
/// <param name="IsFound">Whether this is whom one searched for.</param>
public sealed record NamedPerson(Guid Id, long Number, string Name, bool IsActive, bool IsFound);

/// <summary>Finds people of a track by name or number. Names stand in the vault alone, so they are opened to be compared.</summary>
public sealed class NamedPeople(RegistrationSearch registrations, CandidateStore candidates, Vault vault)
{
    /// <param name="numbers">Those who are named whether they are searched for or not.</param>
    /// <param name="search">Part of a name, or a number; nothing finds nobody.</param>
    public async Task<IReadOnlyList<NamedPerson>> OfAsync(
        Track track, IReadOnlyCollection<long> numbers, string? search, CancellationToken stop)
    {
        var sought = Spelled.Key(search ?? "");
        var byNumber = long.TryParse(sought, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var entries = (await registrations.NewestAsync(track.ProgrammeId, track.Id, null, 0, int.MaxValue, stop))
            .Where(entry => numbers.Contains(entry.Number) || (byNumber ? entry.Number == number : sought.Length > 0))
            .ToDictionary(entry => entry.Id);
        var people = await candidates.GetAsync(entries.Keys, stop);
        var contacts = await vault.ReadAsync([.. people.Select(person => person.PersonId)], stop);
        return
        [
            .. from person in people
               let name = contacts.GetValueOrDefault(person.PersonId)?.Name ?? ""
               let found = byNumber
                   ? person.Number == number
                   : sought.Length > 0 && Spelled.Key(name).Contains(sought, StringComparison.Ordinal)
               where found || numbers.Contains(person.Number)
               select new NamedPerson(person.Id, person.Number, name, entries[person.Id].State == RegistrationState.Active, found),
        ];
    }
}
