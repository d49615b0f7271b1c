using System.Globalization;
using System.Text;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Representativeness;

/// <summary>What is published of a programme as data that anybody may use: a row per track, stage and level.</summary>
public static class PublicFiguresData
{
    private static readonly string[] Columns =
        ["published_on", "track", "stage", "attribute", "level", "people", "of", "target", "population", "licence"];

    /// <summary>UTF-8; a hidden figure is empty.</summary>
    public static byte[] Csv(FrozenFigures frozen, IEnumerable<Track> tracks, string licence)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CsvWriter.WriteRow(text, Columns);
        var day = frozen.Publication.PublishedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var track in tracks)
            foreach (var row in RowsOf(frozen.Tracks[track.Id]))
                CsvWriter.WriteRow(text, [day, track.Slug, .. row.Select(CsvWriter.Defused), licence]);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<string[]> RowsOf(StageGroups groups) =>
        from stage in groups.Stages
        from attribute in groups.Attributes
        from level in attribute.Levels
        let aim = groups.Aims.FirstOrDefault(aim => aim.AttributeId == attribute.Id && aim.Level == level.Slug)
        select new[]
        {
            stage, attribute.Slug, level.Slug, Number(groups.PeopleOf(attribute, stage, level.Slug)),
            Number(groups.PeopleOf(attribute, stage, PublishedFigure.Everyone)), Number(aim?.Share), Number(aim?.Population),
        };

    private static string Number<T>(T? figure) where T : struct, IFormattable => figure?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
