using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Replacements;

/// <summary>
/// The shares that a track should have: its targets and, for an attribute without any, the shares of all who hold a seat.
/// </summary>
public static class TrackIdeals
{
    public static IReadOnlyList<BalancedAttribute> Of(
        IEnumerable<ProgrammeAttribute> attributes, IEnumerable<Target> targets, IReadOnlyCollection<Candidate> seated)
    {
        var given = targets.ToLookup(target => target.AttributeId);
        return
        [
            .. attributes
                .Where(attribute => attribute.Weight > 0)
                .Select(attribute => new BalancedAttribute(attribute.Slug)
                {
                    Weight = attribute.Weight,
                    Shares = given.Contains(attribute.Id)
                        ? given[attribute.Id].ToDictionary(target => target.Level, target => target.Share)
                        : SharesOf(attribute.Slug, seated),
                }),
        ];
    }

    private static Dictionary<string, decimal> SharesOf(string attribute, IReadOnlyCollection<Candidate> seated) => seated
        .CountBy(guest => guest.Levels.GetValueOrDefault(attribute) ?? "")
        .ToDictionary(level => level.Key, level => (decimal)level.Value / seated.Count);
}
