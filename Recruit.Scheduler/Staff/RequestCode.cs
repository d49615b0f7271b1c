using System.Globalization;
using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Staff;

namespace Recruit.Scheduler.Staff;

/// <summary>Makes a sign-in code and queues the mail that brings it.</summary>
public sealed class RequestCode(NpgsqlDataSource database, StaffStore staff, MessageStore messages, TimeProvider clock)
{
    /// <summary>The rule of the mail with the code.</summary>
    public const string Rule = "sign_in_code";

    /// <summary>Codes for one person within the life of a code; more would make guessing worth while, and fill a mailbox.</summary>
    public const int MostAtOnce = 5;

    /// <returns>The code's id, which tells nothing: beyond <see cref="MostAtOnce"/> it is that of a code that does not exist.</returns>
    public Task<Guid> ForAsync(StaffMember member, string browserMark, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            await connection.LockAsync($"{Rule}/{member.Id}", stop);
            var now = clock.GetUtcNow();
            if (await staff.CodesSinceAsync(connection, member.Id, now - StaffStore.CodeLife, stop) >= MostAtOnce)
                return Guid.CreateVersion7(now);
            var (id, _) = await staff.IssueCodeAsync(connection, member.Id, browserMark, stop);
            await messages.QueueAsync(
                connection, new NewMessage(member.PersonId, Rule, id.ToString("N", CultureInfo.InvariantCulture), id, now)
                {
                    Language = member.Language,
                    SendBefore = now + StaffStore.CodeLife,
                }, stop);
            return id;
        }, stop);
}
