using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Replacements;

/// <summary>
/// The shares that a track, its dialogues and their tables should have: their targets and, for an attribute without any, the shares of all
/// who hold a seat.
/// </summary>
/// <param name="seated">All who hold a seat in the track.</param>
public sealed class TrackIdeals(
    IReadOnlyList<ProgrammeAttribute> attributes, TargetBook targets, IReadOnlyCollection<Candidate> seated)
{
    private readonly Dictionary<(Guid, int?), IReadOnlyList<BalancedAttribute>> known = [];

    /// <summary>What all these dialogues together should be.</summary>
    public IReadOnlyList<BalancedAttribute> Of(IEnumerable<Dialogue> dialogues) => Of(TargetMix.Of(targets, dialogues));

    /// <summary>What one dialogue should be, or one table of it.</summary>
    public IReadOnlyList<BalancedAttribute> At(Dialogue dialogue, int? table)
    {
        if (!known.TryGetValue((dialogue.Id, table), out var ideals))
            known[(dialogue.Id, table)] = ideals =
                Of(table is null ? TargetMix.Of(targets, [dialogue]) : targets.At(TargetPlace.LineOf(dialogue, table)));
        return ideals;
    }

    /// <summary>Of whom a table lacks how many: of its least number, and one of every level of what is spread.</summary>
    /// <param name="guests">Those who sit there.</param>
    public IReadOnlyDictionary<(string Attribute, string Level), int> MissingAt(
        Dialogue dialogue, int table, IReadOnlyCollection<Candidate> guests)
    {
        var spread =
            from missing in MissingLevel.At(attributes, guests)
            select (missing.Attribute.Slug, missing.Level.Slug, Least: 1);
        return spread
            .Concat(targets.MinimumsAt(TargetPlace.LineOf(dialogue, table))
                .Select(one => (one.Minimum.Attribute, one.Minimum.Level, one.Minimum.Least)))
            .Select(asked => (Group: (asked.Item1, asked.Item2),
                Missing: asked.Least - guests.Count(guest => guest.Levels.GetValueOrDefault(asked.Item1) == asked.Item2)))
            .Where(asked => asked.Missing > 0)
            .GroupBy(asked => asked.Group).ToDictionary(group => group.Key, group => group.Max(asked => asked.Missing));
    }

    private List<BalancedAttribute> Of(IReadOnlyList<Target> own)
    {
        var given = own.ToLookup(target => target.AttributeId);
        return
        [
            .. attributes
                .Where(attribute => attribute.Weight > 0)
                .Select(attribute => new BalancedAttribute(attribute.Slug)
                {
                    Weight = attribute.Weight,
                    Shares = given.Contains(attribute.Id)
                        ? given[attribute.Id].ToDictionary(target => target.Level, target => target.Share)
                        : SharesOf(attribute.Slug),
                }),
        ];
    }

    private Dictionary<string, decimal> SharesOf(string attribute) => seated
        .CountBy(guest => guest.Levels.GetValueOrDefault(attribute) ?? "")
        .ToDictionary(level => level.Key, level => (decimal)level.Value / seated.Count);
}
