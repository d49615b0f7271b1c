using Dapper;

namespace Recruit.Testing;

/// <summary>The roles entrepreneur and resident for a programme that had none; no track asks for them by itself.</summary>
public static class TestRoles
{
    public static async Task AddAsync(TestDatabase database, Guid programmeId)
    {
        const string sql =
            """
            with role as (insert into attribute (id, programme_id, slug, name_nl, name_en, question_nl, question_en, derivation, position)
                          values (gen_random_uuid(), @programmeId, 'role', 'Rol', 'Role', 'Hoe doet u vooral mee?',
                                  'As whom do you mainly take part?', 'choice', 9)
                          returning id)
            insert into level (attribute_id, slug, label_nl, label_en, position)
            select id, 'entrepreneur', 'Als ondernemer', 'As an entrepreneur', 1 from role
            union all select id, 'resident', 'Als inwoner', 'As a resident', 2 from role
            """;

        await using var connection = await database.Source.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql, new { programmeId });
    }
}
