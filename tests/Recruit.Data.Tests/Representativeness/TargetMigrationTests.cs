using Dapper;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Testing;

namespace Recruit.Data.Tests.Representativeness;

/// <summary>The targets of tracks from before there were places are those of the same tracks after.</summary>
public sealed class TargetMigrationTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task A_track_keeps_its_targets_and_they_can_be_set_again()
    {
        const string before =
            """
            insert into programme (id, slug, name, purpose, minimum_age, contact_address, created_at)
            values (@programme, 'proeftuin', 'Proeftuin', 'Meepraten', 16, 'vragen@recruit.example', now());
            insert into track (id, programme_id, slug, name_nl, name_en, position)
            values (@track, @programme, 'citizens', 'Inwoners', 'Citizens', 1);
            insert into attribute (id, programme_id, slug, name_nl, name_en, question_nl, question_en, derivation, position)
            values (@attribute, @programme, 'gender', 'Geslacht', 'Gender', '', '', 'choice', 1);
            insert into level (attribute_id, slug, label_nl, label_en, position)
            values (@attribute, 'woman', 'Vrouw', 'Woman', 1), (@attribute, 'man', 'Man', 'Man', 2);
            insert into target (id, track_id, attribute_id, level, share, population, reason, source)
            values (gen_random_uuid(), @track, @attribute, 'woman', 0.6, 0.51, 'Zij melden zich minder', 'CBS'),
                   (gen_random_uuid(), @track, @attribute, 'man', 0.4, 0.49, '', 'CBS');
            """;
        var ids = new { programme = Guid.NewGuid(), track = Guid.NewGuid(), attribute = Guid.NewGuid() };
        var track = new Track(ids.track, ids.programme, "citizens", "Inwoners", "Citizens", 1, true);
        await using var database = Database.Open(await TestDatabase.EmptyAsync());
        var (migrations, store) = (new Migrations(database, TimeProvider.System), new TargetStore(database));
        await migrations.ApplyAsync(
            [.. Migration.Own().TakeWhile(one => !one.Name.StartsWith("0022", StringComparison.Ordinal))], Stop);
        await using (var connection = await database.OpenConnectionAsync())
            await connection.ExecuteAsync(before, ids);

        await migrations.ApplyAsync(Stop);
        var kept = await store.ListAsync(track, Stop);
        await store.SetAsync([.. kept.Select(target => target with { Share = 0.5m })], Stop);

        Assert.Equal([("woman", 0.6m, "Zij melden zich minder"), ("man", 0.4m, "")],
            kept.Select(target => (target.Level, target.Share, target.Reason)));
        Assert.Equal([0.5m, 0.5m], (await store.ListAsync(track, Stop)).Select(target => target.Share));
        Assert.Equal(new TargetPlace(ids.programme, ids.track), Assert.Single((await store.BookAsync(ids.programme, Stop)).Scopes).Place());
    }
}
