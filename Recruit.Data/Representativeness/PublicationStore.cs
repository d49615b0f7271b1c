using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Representativeness;

/// <summary>The figures that were frozen for everyone; no row of them is about a person.</summary>
public sealed class PublicationStore(NpgsqlDataSource database, AuditStore audit)
{
    /// <summary>The newest publication of a programme; null before the first.</summary>
    public Task<Publication?> LatestAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select id, programme_id, number, published_at, published_by
              from publication
             where programme_id = @programmeId
             order by number desc
             limit 1
            """;

        return database.FindAsync<Publication>(sql, new { programmeId }, stop);
    }

    /// <summary>All figures of a publication.</summary>
    public Task<IReadOnlyList<PublishedFigure>> FiguresAsync(Guid publicationId, CancellationToken stop)
    {
        const string sql =
            """
            select track_id, stage, attribute, level, people
              from published_figure
             where publication_id = @publicationId
             order by track_id, stage, attribute, level
            """;

        return database.ListAsync<PublishedFigure>(sql, new { publicationId }, stop);
    }

    /// <summary>Stores a publication with its figures.</summary>
    /// <returns>False when somebody else published this number first: then nothing is stored.</returns>
    public Task<bool> AddAsync(Publication publication, IReadOnlyList<PublishedFigure> figures, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                insert into publication (id, programme_id, number, published_at, published_by)
                values (@Id, @ProgrammeId, @Number, @PublishedAt, @PublishedBy)
                on conflict (programme_id, number) do nothing
                """;
            const string figureSql =
                """
                insert into published_figure (publication_id, track_id, stage, attribute, level, people)
                select @id, track_id, stage, attribute, level, people
                  from unnest(@tracks::uuid[], @stages::text[], @attributes::text[], @levels::text[], @people::int[])
                       figure (track_id, stage, attribute, level, people)
                """;

            if (await connection.ExecuteAsync(sql, publication, stop) == 0)
                return false;
            await connection.ExecuteAsync(figureSql, new
            {
                publication.Id,
                tracks = figures.Select(figure => figure.TrackId).ToArray(),
                stages = figures.Select(figure => figure.Stage).ToArray(),
                attributes = figures.Select(figure => figure.Attribute).ToArray(),
                levels = figures.Select(figure => figure.Level).ToArray(),
                people = figures.Select(figure => figure.People).ToArray(),
            }, stop);
            await audit.WriteAsync(connection, publication.PublishedBy, "publish_figures", $"programme {publication.ProgrammeId}",
                $"number {publication.Number}", stop);
            return true;
        }, stop);

    /// <summary>When the last dialogue of a programme ends; null when it has none.</summary>
    public Task<DateTimeOffset?> EndOfAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql = "select max(starts_at + make_interval(mins => minutes)) from dialogue where programme_id = @programmeId";

        return database.SingleAsync<DateTimeOffset?>(sql, new { programmeId }, stop);
    }

    /// <summary>Programmes whose last dialogue ended so long ago and whose figures were not frozen since.</summary>
    public Task<IReadOnlyList<Guid>> UnfrozenAsync(DateTimeOffset now, TimeSpan afterwards, CancellationToken stop)
    {
        const string sql =
            """
            select ended.programme_id
              from (select programme_id, max(starts_at + make_interval(mins => minutes)) as at from dialogue group by programme_id) ended
             where ended.at + @afterwards::interval <= @now::timestamptz
               and not exists (select 1
                                 from publication
                                where publication.programme_id = ended.programme_id
                                  and published_at >= ended.at + @afterwards::interval)
            """;

        return database.ListAsync<Guid>(sql, new { now, afterwards }, stop);
    }
}
