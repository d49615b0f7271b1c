using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Staff;

namespace Recruit.Scheduler.Staff;

/// <summary>Makes a sign-in code.</summary>
public sealed class RequestCode(NpgsqlDataSource database, StaffStore staff)
{
    public Task<Guid> ForAsync(StaffMember member, string browserMark, CancellationToken stop) =>
        database.InTransactionAsync(async connection => (await staff.IssueCodeAsync(connection, member.Id, browserMark, stop)).Id, stop);
}
