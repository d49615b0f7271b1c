using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Data.Seats;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Replacements;

/// <summary>
/// The shares that every table of a track should have: its targets and, for an attribute without any, the shares of all who hold a seat.
/// </summary>
public sealed class TableIdeals(ProgrammeStore programmes, TargetStore targets, SeatStore seats, CandidateStore candidates)
{
    public async Task<IReadOnlyList<BalancedAttribute>> OfTrackAsync(Guid trackId, CancellationToken stop)
    {
        var seated = (await seats.ListOfTrackAsync(trackId, stop))
            .Where(seat => seat.RegistrationId is not null)
            .Select(seat => seat.RegistrationId!.Value);
        return Of(await programmes.AttributesAsync(trackId, stop), await targets.ListAsync(trackId, stop),
            await candidates.GetAsync(seated.ToList(), stop));
    }

    /// <summary>Special-category attributes are left out: nobody is chosen for them.</summary>
    public static IReadOnlyList<BalancedAttribute> Of(
        IEnumerable<ProgrammeAttribute> attributes, IEnumerable<Target> targets, IReadOnlyCollection<Candidate> seated)
    {
        var given = targets.ToLookup(target => target.AttributeId);
        return
        [
            .. attributes
                .Where(attribute => attribute is { Special: false, Weight: > 0 })
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
