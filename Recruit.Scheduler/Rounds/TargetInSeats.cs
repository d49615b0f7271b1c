using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;

namespace Recruit.Scheduler.Rounds;

/// <summary>A target as numbers of people for the seats of one draw.</summary>
/// <param name="SignedUp">How many of the pool have the level.</param>
public sealed record TargetInSeats(string Attribute, string Level, int Min, int Max, int SignedUp)
{
    /// <summary>Whether even all who signed up are too few.</summary>
    public bool TooFew => SignedUp < Min;

    /// <summary>The targets of a track for so many seats; each may be missed by the slack, and by one seat in any case.</summary>
    /// <param name="slack">In proportion to the seats of the level.</param>
    public static IReadOnlyList<TargetInSeats> Of(
        IReadOnlyList<Target> targets, IReadOnlyList<ProgrammeAttribute> attributes, IReadOnlyList<Candidate> people, int seats,
        decimal slack) =>
    [
        .. from attribute in attributes
           let known = people.Where(person => person.Levels.ContainsKey(attribute.Slug))
               .CountBy(person => person.Levels[attribute.Slug])
               .ToDictionary()
           from target in targets
           where target.AttributeId == attribute.Id
           select Of(
               attribute.Slug, target, known.GetValueOrDefault(target.Level), KnownShare(attribute, known, people.Count), seats, slack),
    ];

    private static TargetInSeats Of(string attribute, Target target, int signedUp, decimal knownShare, int seats, decimal slack)
    {
        var ideal = target.Share * seats;
        var give = Math.Max(1, (int)Math.Round(slack * ideal));
        return new TargetInSeats(attribute, target.Level,
            Math.Max(0, (int)Math.Floor(ideal * knownShare) - give), Math.Min(seats, (int)Math.Ceiling(ideal) + give), signedUp);
    }

    // Whoever left a question open may have any level, so as many seats count for no level's least number.
    private static decimal KnownShare(ProgrammeAttribute attribute, Dictionary<string, int> known, int people)
    {
        var levels = attribute.Levels.Select(level => level.Slug).ToHashSet();
        return people == 0 ? 1 : known.Where(level => levels.Contains(level.Key)).Sum(level => level.Value) / (decimal)people;
    }
}
