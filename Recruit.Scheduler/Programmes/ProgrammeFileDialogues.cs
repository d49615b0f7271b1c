using System.Globalization;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Programmes;

/// <summary>The dialogues in a programme's CSV, checked against the programme and its hosts.</summary>
internal sealed class ProgrammeFileDialogues
{
    private static readonly string[] Needed =
    [
        "id", "track", "type", "theme", "title", "host", "format", "venue", "link", "region",
        "starts_at", "minutes", "size_min", "size_max", "tables", "language", "roles",
    ];

    private readonly ProgrammeFile programme;
    private readonly IReadOnlySet<string> hosts;
    private readonly ProgrammeFileRows rows;

    public ProgrammeFileDialogues(NamedFile? file, ProgrammeFile programme, IReadOnlySet<string> hosts)
    {
        (this.programme, this.hosts) = (programme, hosts);
        rows = new ProgrammeFileRows(file, Needed);
        Entries = rows.Select(Read).OfType<DialogueEntry>().ToList();
    }

    public IReadOnlyList<DialogueEntry> Entries { get; }

    public IReadOnlyList<FileProblem> Problems => rows.Problems;

    private DialogueEntry? Read(CsvRow row)
    {
        var before = rows.Problems.Count;
        CheckKind(row);
        CheckPlace(row);
        var startsAt = StartOf(row);
        var (minutes, least, most, tables) = (Number(row, "minutes", 15, 720), Number(row, "size_min", 1, 9999),
            Number(row, "size_max", 1, 9999), Number(row, "tables", 1, 999));
        CheckSize(row, least, most, tables);
        var roles = RolesOf(row);

        return rows.Problems.Count > before ? null : new DialogueEntry
        {
            Id = row["id"],
            Track = row["track"],
            Type = row["type"],
            Theme = row["theme"],
            Title = row["title"],
            Host = row["host"],
            Format = row["format"],
            Venue = row["venue"],
            Link = row["link"],
            Region = row["region"] is { Length: > 0 } region ? region : null,
            StartsAt = startsAt,
            Minutes = minutes,
            SizeMin = least,
            SizeMax = most,
            Tables = tables,
            TalkRounds = programme.Tracks.FirstOrDefault(track => track.Slug == row["track"])?.TalkRounds ?? 1,
            Language = row["language"],
            Roles = roles,
        };
    }

    private void CheckKind(CsvRow row)
    {
        if (programme.Tracks.FirstOrDefault(track => track.Slug == row["track"]) is not { } track)
            rows.Add(row, $"the programme has no track {row["track"]}",
                $"Choose from {string.Join(", ", programme.Tracks.Select(known => known.Slug))}");
        else
            MustBeOneOf(row, "type", track.Types);
        MustBeOneOf(row, "theme", programme.Themes);
        MustBeOneOf(row, "language", ["nl", "en"]);
        if (!hosts.Contains(row["host"]))
            rows.Add(row, $"there is no host {row["host"]}", "Add the host to the file of hosts");
    }

    private void CheckPlace(CsvRow row)
    {
        MustBeOneOf(row, "format", ["online", "hall", "hybrid"]);
        if (row["format"] is "hall" or "hybrid" && row["venue"].Length == 0)
            rows.Add(row, "people come to a hall, but the venue is empty", "Write where it is");
        if (row["format"] is "online" or "hybrid" && row["link"].Length == 0)
            rows.Add(row, "people meet online, but the link is empty", "Write the link");
        if (row["region"].Length > 0)
            MustBeOneOf(row, "region", RegionsOfProgramme());
    }

    private void CheckSize(CsvRow row, int least, int most, int tables)
    {
        if (least > most)
            rows.Add(row, $"the size {least}-{most} is upside down", "Write the smaller number in size_min");
        else if (programme.Tracks.FirstOrDefault(track => track.Slug == row["track"]) is { } track
            && ProgrammeFileRules.SizeOf(track.People) is var (fewest, largest) && (least < fewest || most > largest))
            rows.Add(row, $"the size {least}-{most} is outside {fewest}-{largest}, the size of this track",
                "Change the size, or the track's own");
        if (tables > least)
            rows.Add(row, $"{tables} tables are more than the {least} people who may come", "Take fewer tables");
    }

    /// <summary>
    /// A time that the clock of the place shows: no 30 February, and no time in the hour that a change of the clock skips.
    /// </summary>
    private DateTime StartOf(CsvRow row)
    {
        if (!DateTime.TryParseExact(row["starts_at"], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
            rows.Add(row, $"\"{row["starts_at"]}\" is no date and time that exists", "Write it as 2021-03-09 19:30");
        else if (TimeZoneInfo.TryFindSystemTimeZoneById(programme.TimeZone, out var zone) && zone.IsInvalidTime(start))
            rows.Add(row, $"on {start:yyyy-MM-dd} the clock never shows {start:HH:mm}", "Choose another hour");
        return start;
    }

    private int Number(CsvRow row, string column, int least, int most)
    {
        if (int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        rows.Add(row, $"{column} is \"{row[column]}\"", $"Write a whole number from {least} to {most}");
        return least;
    }

    /// <summary>Reads entrepreneur:1|resident:2.</summary>
    private Dictionary<string, int> RolesOf(CsvRow row)
    {
        var known = programme.Attributes.Where(attribute => attribute.Slug == "role")
            .SelectMany(attribute => attribute.Levels)
            .Select(level => level.Slug).ToHashSet();
        var roles = new Dictionary<string, int>();
        foreach (var part in row["roles"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (part.Split(':') is not [var role, var least] || !known.Contains(role)
                || !int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1
                || !roles.TryAdd(role, number))
                rows.Add(row, $"\"{part}\" is no role with a number", $"Write entrepreneur:1, with one of {string.Join(", ", known)}");
        return roles;
    }

    private IReadOnlyList<string> RegionsOfProgramme() => programme.Attributes
        .Where(attribute => attribute.Derivation == "postcode")
        .SelectMany(attribute => attribute.Levels)
        .Select(level => level.Slug)
        .ToList();

    private void MustBeOneOf(CsvRow row, string column, IReadOnlyList<string> allowed)
    {
        if (!allowed.Contains(row[column]))
            rows.Add(row, $"{column} is \"{row[column]}\"", $"Choose from {string.Join(", ", allowed)}");
    }
}
