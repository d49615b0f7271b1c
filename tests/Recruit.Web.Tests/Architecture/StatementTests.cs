using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Testing;

namespace Recruit.Web.Tests.Architecture;

/// <summary>Every SQL statement of the stores is prepared by PostgreSQL against the migrated schema.</summary>
public sealed partial class StatementTests
{
    [Fact]
    public async Task Every_statement_fits_the_schema()
    {
        await using var database = await TestDatabase.CreateAsync();
        var statements = Statements(typeof(Database).Assembly).ToList();

        var faults = new List<string>();
        foreach (var (where, sql) in statements)
            if (await FaultOfAsync(database.Source, sql) is { } fault)
                faults.Add($"{where}: {fault}\n{sql}");

        Assert.True(statements.Count > 50, "the search for statements finds too few of them");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    [Fact]
    public async Task A_statement_with_a_column_that_is_not_there_is_seen()
    {
        await using var database = await TestDatabase.CreateAsync();

        Assert.NotNull(await FaultOfAsync(database.Source, "select shoe_size from registration where id = @id"));
    }

    private static async Task<string?> FaultOfAsync(NpgsqlDataSource database, string sql)
    {
        await using var connection = await database.OpenConnectionAsync();
        foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(one => Preparable().IsMatch(one)))
        {
            var names = new List<string>();
            var numbered = Parameter().Replace(statement, match =>
            {
                if (!names.Contains(match.Value))
                    names.Add(match.Value);
                return $"${names.IndexOf(match.Value) + 1}";
            });
            try
            {
                await using var command = new NpgsqlCommand($"prepare try_out as {numbered}; deallocate try_out", connection);
                await command.ExecuteNonQueryAsync();
            }
            catch (PostgresException fault)
            {
                return fault.MessageText;
            }
        }
        return null;
    }

    /// <summary>The statements are constants, so they stand as string literals in the compiled methods.</summary>
    private static IEnumerable<(string Where, string Sql)> Statements(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(
            BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        from text in Compiled.TextsOf(method)
        where Preparable().IsMatch(text)
        select ($"{type.DeclaringType?.Name ?? type.Name}.{method.Name}", text);

    [GeneratedRegex(@"^\s*(select|insert into|update|delete from|with)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Preparable();

    [GeneratedRegex(@"(?<![@<])@\w+")]
    private static partial Regex Parameter();
}
