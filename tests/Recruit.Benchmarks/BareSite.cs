using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Recruit.Benchmarks;

/// <summary>
/// What the same web server and the same way to PostgreSQL do by themselves: a form is read and its row is written, without pages, cookies,
/// keys or rules.
/// </summary>
internal sealed class BareSite : IAsyncDisposable
{
    private const string RowSql =
        """
        insert into registration (id, programme_id, track_id, person_id, external_id, address_hash, household, state, language,
                                  availability, formats, travels, themes, role, organisation, consent_wording, consented_at, created_at,
                                  confirmed_at)
        select @id, programme_id, track_id, @personId, @externalId, @hash, household, state, language, availability, formats, travels,
               themes, role, organisation, consent_wording, consented_at, created_at, confirmed_at
          from registration
         where id = @like
        """;
    private const string OtherRowsSql =
        """
        ;
        insert into vault.person_key (person_id, wrapped_key, created_at) values (@personId, @key, now());
        insert into vault.contact (person_id, sealed, address_hash, changed_at) values (@personId, @contact, @hash, now());
        insert into demographic (registration_id, birth_year, postcode4, levels) values (@id, 1984, '3511', '{"gender": "woman"}');
        insert into message (id, person_id, rule, occasion, subject_id, due_at, message_id, created_at)
        values (@id, @personId, 'confirm_registration', @externalId, @id, now(), @externalId, now());
        """;

    private readonly WebApplication site;

    private BareSite(WebApplication site) => this.site = site;

    public Uri Address => new(site.Urls.First());

    /// <param name="like">A registration whose row is written again and again.</param>
    public static async Task<BareSite> StartAsync(NpgsqlDataSource database, Guid like)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.MapPost("/row", (HttpRequest request) => WriteAsync(request, database, RowSql, like));
        site.MapPost("/rows", (HttpRequest request) => WriteAsync(request, database, RowSql + OtherRowsSql, like));
        await site.StartAsync();
        return new BareSite(site);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static async Task<IResult> WriteAsync(HttpRequest request, NpgsqlDataSource database, string sql, Guid like)
    {
        var form = await request.ReadFormAsync();
        var (id, personId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new
        {
            id,
            personId,
            like,
            externalId = $"{form["akkoord"]} {id}",
            hash = id.ToByteArray(),
            key = new byte[60],
            contact = new byte[200],
        });
        return Results.Redirect("/verzonden");
    }
}
