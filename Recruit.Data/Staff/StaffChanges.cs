using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Staff;

/// <summary>What can come of an organiser changing who may sign in.</summary>
public abstract record StaffChange
{
    public sealed record Done : StaffChange;

    /// <summary>This address has this role already.</summary>
    public sealed record AlreadyThere : StaffChange;

    /// <summary>Somebody must be left who can add others.</summary>
    public sealed record LastOrganiser : StaffChange;

    /// <summary>Removed by somebody else meanwhile.</summary>
    public sealed record Gone : StaffChange;
}

/// <summary>Adds, changes and removes those who may sign in, one change at a time, each with its line in the audit log.</summary>
public sealed class StaffChanges(NpgsqlDataSource database, StaffStore staff, Vault vault, AuditStore audit)
{
    public Task<StaffChange> AddAsync(
        Contact contact, string role, string? municipalityCode, string language, string actor, CancellationToken stop) =>
        InTurnAsync(async connection =>
        {
            if ((await staff.FindAsync(contact.Email!, stop))
                .Any(known => known.Role == role && known.MunicipalityCode == municipalityCode))
                return new StaffChange.AlreadyThere();
            var member = await staff.AddAsync(connection, contact, role, municipalityCode, language, stop);
            await audit.WriteAsync(connection, actor, "add_staff", $"staff {member.Id}", role, stop);
            return new StaffChange.Done();
        }, stop);

    /// <summary>Gives somebody another role. Whoever leads tables no more is taken off them.</summary>
    public Task<StaffChange> ChangeRoleAsync(Guid id, string role, string? municipalityCode, string actor, CancellationToken stop) =>
        InTurnAsync(async connection =>
        {
            const string sql = "update staff set role = @role, municipality_code = @municipalityCode where id = @id";

            if (await RefusalAsync(connection, id, keepsOrganiser: role == StaffRole.Organiser, stop) is { } refusal)
                return refusal;
            await connection.ExecuteAsync(sql, new { id, role, municipalityCode }, stop);
            if (role != StaffRole.Facilitator)
                await LeaveTablesAsync(connection, id, stop);
            await audit.WriteAsync(connection, actor, "change_staff", $"staff {id}", role, stop);
            return new StaffChange.Done();
        }, stop);

    /// <summary>Ends somebody's access and erases name and address; what was done stays in the audit log under the id.</summary>
    public Task<StaffChange> RemoveAsync(Guid id, string actor, CancellationToken stop) =>
        InTurnAsync(async connection =>
        {
            const string sql = "update staff set active = false where id = @id returning person_id";

            if (await RefusalAsync(connection, id, keepsOrganiser: false, stop) is { } refusal)
                return refusal;
            var person = await connection.SingleAsync<Guid>(sql, new { id }, stop);
            await LeaveTablesAsync(connection, id, stop);
            await vault.EraseAsync(connection, person, stop);
            await audit.WriteAsync(connection, actor, "remove_staff", $"staff {id}", "", stop);
            return new StaffChange.Done();
        }, stop);

    // Two organisers who remove each other at once would leave none.
    private Task<StaffChange> InTurnAsync(Func<NpgsqlConnection, Task<StaffChange>> change, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            await connection.LockAsync("staff", stop);
            return await change(connection);
        }, stop);

    private static async Task<StaffChange?> RefusalAsync(NpgsqlConnection connection, Guid id, bool keepsOrganiser, CancellationToken stop)
    {
        const string roleSql = "select role from staff where id = @id and active";
        const string othersSql = "select exists (select 1 from staff where role = 'organiser' and active and id <> @id)";

        if (await connection.FindAsync<string>(roleSql, new { id }, stop) is not { } role)
            return new StaffChange.Gone();
        return role == StaffRole.Organiser && !keepsOrganiser && !await connection.ScalarAsync<bool>(othersSql, new { id }, stop)
            ? new StaffChange.LastOrganiser()
            : null;
    }

    private static Task LeaveTablesAsync(NpgsqlConnection connection, Guid id, CancellationToken stop) =>
        connection.ExecuteAsync("update dialogue_table set facilitator_id = null where facilitator_id = @id", new { id }, stop);
}
