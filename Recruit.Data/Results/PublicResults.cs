using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Results;

/// <summary>A dialogue of which everyone may read what came of it.</summary>
public sealed record ReportedDialogue
{
    public Guid Id { get; init; }
    public long Number { get; init; }
    public string Title { get; init; } = "";
    public string Type { get; init; } = "";
    public string Theme { get; init; } = "";
    public string? MunicipalityCode { get; init; }

    /// <summary>The province that it was for; null when everyone was welcome.</summary>
    public string? Region { get; init; }
    public DateTimeOffset StartsAt { get; init; }
    public string TimeZone { get; init; } = "";
    public DateTimeOffset ResultsAt { get; init; }

    /// <summary>Where results stand that are not here; empty when there is no such place.</summary>
    public string Link { get; init; } = "";
}

/// <summary>A line that everyone may read.</summary>
public sealed record PublishedLine
{
    public long Dialogue { get; init; }
    public int Table { get; init; }

    /// <summary>One of <see cref="ReportKind"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What it is about: the theme of the line, else that of the dialogue.</summary>
    public string Theme { get; init; } = "";
    public string Words { get; init; } = "";
    public string Role { get; init; } = "";
    public DateOnly? DueOn { get; init; }

    /// <summary>How an agreement stands; empty for the rest.</summary>
    public string State { get; init; } = "";
    public string StateBecause { get; init; } = "";
}

/// <summary>What is published of a programme: it reads no person, so no page of it can show one.</summary>
public sealed class PublicResults(NpgsqlDataSource database)
{
    /// <summary>The latest first.</summary>
    public Task<IReadOnlyList<ReportedDialogue>> DialoguesAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select id, number, title, type, theme, municipality_code, region, starts_at, time_zone, results_at, results_link as link
              from dialogue
             where programme_id = @programmeId and results_at is not null
             order by starts_at desc, number desc
            """;

        return database.ListAsync<ReportedDialogue>(sql, new { programmeId }, stop);
    }

    /// <summary>By dialogue and table, in the order of the reports.</summary>
    public Task<IReadOnlyList<PublishedLine>> LinesAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select dialogue.number as dialogue, table_number as "table", kind,
                   coalesce(nullif(report_item.theme, ''), dialogue.theme) as theme, words, role, due_on,
                   case when kind = 'agreement' then report_item.state else '' end as state, state_because
              from report_item
              join table_report on table_report.id = report_item.report_id
              join dialogue on dialogue.id = table_report.dialogue_id
             where programme_id = @programmeId and results_at is not null and published_at is not null and hidden_at is null
             order by dialogue.starts_at desc, dialogue.number desc, table_number, position
            """;

        return database.ListAsync<PublishedLine>(sql, new { programmeId }, stop);
    }
}
