using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Seats;
using Recruit.Scheduler.Registrations;

namespace Recruit.Scheduler.Replacements;

/// <summary>Somebody whom a table lacks: nobody there has this level of an attribute that is spread.</summary>
public sealed record MissingLevel(ProgrammeAttribute Attribute, Level Level)
{
    /// <param name="guests">Those who sit at the table.</param>
    public static IEnumerable<MissingLevel> At(IEnumerable<ProgrammeAttribute> attributes, IReadOnlyCollection<Candidate> guests) =>
        from attribute in attributes
        where attribute is { Spread: true, Special: false }
        from level in attribute.Levels
        where !guests.Any(guest => guest.Levels.GetValueOrDefault(attribute.Slug) == level.Slug)
        select new MissingLevel(attribute, level);
}

/// <summary>A level that a table lacks, with how many people who have it can be asked.</summary>
public sealed record MissingAtTable(int Table, MissingLevel Missing, int CanBeAsked);

/// <summary>Looks for departments, or whatever else a track spreads, that tables lack and that can be found.</summary>
public sealed class MissingAtTables(ProgrammeStore programmes, SeatStore seats, CandidateStore candidates, EligiblePeople eligible)
{
    /// <summary>What the tables of a dialogue lack, table by table; nothing before they have seats.</summary>
    public async Task<IReadOnlyList<MissingAtTable>> OfAsync(Dialogue dialogue, CancellationToken stop)
    {
        var attributes = await programmes.AttributesAsync(dialogue.TrackId, stop);
        var places = attributes.Any(attribute => attribute.Spread) ? await seats.ListAsync(dialogue.Id, stop) : [];
        if (places.Count == 0)
            return [];
        var guests = (await candidates.GetAsync([.. places.Select(seat => seat.RegistrationId).OfType<Guid>()], stop))
            .ToDictionary(guest => guest.Id);
        var free = (await eligible.OfAsync(dialogue.TrackId, stop))
            .Where(person => Obstacles.CanAttend(person, dialogue, Obstacles.ProvinceOf(dialogue))).ToList();
        return
        [
            .. from table in places.GroupBy(seat => seat.TableNumber)
               orderby table.Key
               let there = table.Select(seat => seat.RegistrationId).OfType<Guid>().Where(guests.ContainsKey).Select(id => guests[id])
               from missing in MissingLevel.At(attributes, there.ToList())
               select new MissingAtTable(table.Key, missing, free.Count(person =>
                   person.Levels.GetValueOrDefault(missing.Attribute.Slug) == missing.Level.Slug)),
        ];
    }
}
