using System.Globalization;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Sheets;

namespace Recruit.Scheduler.Registrations;

/// <summary>Registrations as a table for an organiser's own figures: ids and levels, nothing by which a person is known.</summary>
public sealed class RegistrationSheets(RegistrationLineStore registrations)
{
    public async Task<Sheet> ReadAsync(Programme programme, string? trackSlug, CancellationToken stop)
    {
        var lines = await registrations.ListAsync(programme.Id, trackSlug, stop);
        var attributes = lines.SelectMany(line => line.Levels.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        return new Sheet("registrations", [],
            ["id", "number", "track", "state", "language", "created_at", .. attributes],
            [.. lines.Select(line => RowOf(line, attributes))]);
    }

    private static IReadOnlyList<string> RowOf(RegistrationLine line, IReadOnlyList<string> attributes) =>
    [
        line.Id.ToString(), line.Number.ToString(CultureInfo.InvariantCulture), line.Track, line.State, line.Language,
        line.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        .. attributes.Select(attribute => line.Levels.GetValueOrDefault(attribute, "")),
    ];
}
