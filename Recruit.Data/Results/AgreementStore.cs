using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Results;

/// <summary>An agreement of a table as its owner and the public see it.</summary>
public sealed record Agreement
{
    public Guid Id { get; init; }
    public Guid ProgrammeId { get; init; }
    public Guid DialogueId { get; init; }
    public long DialogueNumber { get; init; }
    public string Title { get; init; } = "";
    public string Words { get; init; } = "";

    /// <summary>Who does it, by role.</summary>
    public string Role { get; init; } = "";
    public DateOnly? DueOn { get; init; }

    /// <summary>One of <see cref="AgreementState"/>.</summary>
    public string State { get; init; } = AgreementState.Open;
    public string StateBecause { get; init; } = "";
    public Guid? OwnerId { get; init; }
}

/// <summary>What tables agreed, how it stands, and asking the owners on the day.</summary>
public sealed class AgreementStore(
    NpgsqlDataSource database, MessageStore messages, Vault vault, AuditStore audit, ResultsLinks links, TimeProvider clock)
{
    /// <summary>The rule of the mail to an owner.</summary>
    public const string DueRule = "agreement_due";

    // A hidden agreement, and one that was taken back, is nobody's business any more: its link opens nothing either.
    private const string Published =
        """
        select report_item.id, programme_id, dialogue.id as dialogue_id, dialogue.number as dialogue_number, title, words, role, due_on,
               report_item.state, state_because, owner_id
          from report_item
          join table_report on table_report.id = report_item.report_id
          join dialogue on dialogue.id = table_report.dialogue_id
         where kind = 'agreement' and hidden_at is null and published_at is not null
        """;

    /// <summary>Those that everyone may see, by date.</summary>
    public Task<IReadOnlyList<Agreement>> ListAsync(Guid programmeId, CancellationToken stop) =>
        database.ListAsync<Agreement>(
            $"{Published} and programme_id = @programmeId order by due_on nulls last, dialogue_number, position", new { programmeId },
            stop);

    /// <summary>Null when there is none that everyone may see (any more).</summary>
    public Task<Agreement?> GetAsync(Guid id, CancellationToken stop) =>
        database.FindAsync<Agreement>($"{Published} and report_item.id = @id", new { id }, stop);

    /// <summary>The agreement that the link in an owner's mail opens; null when it opens nothing (any more).</summary>
    public async Task<Agreement?> OpenAsync(string token, CancellationToken stop) =>
        links.Opens(ResultsLinks.Agreement, token) is { } id ? await GetAsync(id, stop) : null;

    /// <summary>Notes how an agreement stands; false when it stood so already. Whoever need not be asked any more is forgotten.</summary>
    /// <param name="because">Why it was dropped.</param>
    public Task<bool> AnswerAsync(Agreement agreement, string state, string because, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update report_item
                   set state = @state, state_because = @because, state_at = @now,
                       owner_id = case when @state = 'open' then owner_id end
                 where id = @Id and kind = 'agreement' and (state, state_because) <> (@state, @because)
                """;

            if (await connection.ExecuteAsync(sql, new { agreement.Id, state, because, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            if (state != AgreementState.Open && agreement.OwnerId is { } owner)
                await vault.EraseAsync(connection, owner, stop);
            await audit.WriteAsync(connection, actor, $"agreement_{state}", $"dialogue {agreement.DialogueNumber}", because, stop);
            return true;
        }, stop);

    /// <summary>Notes whom to ask how an agreement goes, or nobody; false when there is no such open agreement with a day.</summary>
    /// <param name="email">An address that can be mailed; null forgets the one that was noted.</param>
    public Task<bool> OwnAsync(long dialogue, Guid itemId, string? email, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string findSql =
                """
                select report_item.id, dialogue.id as dialogue_id, role, owner_id
                  from report_item
                  join table_report on table_report.id = report_item.report_id
                  join dialogue on dialogue.id = table_report.dialogue_id
                 where report_item.id = @itemId and number = @dialogue and kind = 'agreement' and report_item.state = 'open'
                   and due_on is not null
                   for update of report_item
                """;

            if (await connection.FindAsync<Agreement>(findSql, new { itemId, dialogue }, stop) is not { } found)
                return false;
            if (found.OwnerId is { } former)
                await vault.EraseAsync(connection, former, stop);
            Guid? owner = email is null ? null : Guid.CreateVersion7(clock.GetUtcNow());
            if (owner is { } id)
                await vault.AddAsync(connection, id, new Contact(found.Role) { Email = email }, stop);
            await connection.ExecuteAsync("update report_item set owner_id = @owner where id = @itemId", new { owner, itemId }, stop);
            await AskOwnersAsync(connection, found.DialogueId, stop);
            await audit.WriteAsync(
                connection, actor, email is null ? "forget_owner" : "note_owner", $"dialogue {dialogue}", "", stop);
            return true;
        }, stop);

    /// <summary>Forgets the owners of agreements whose day was before this one, or that have no day any more.</summary>
    /// <returns>How many addresses were erased.</returns>
    public Task<int> ForgetOwnersAsync(DateOnly before, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                select owner_id from report_item where owner_id is not null and (due_on is null or due_on < @before) for update
                """;
            const string forgetSql = "update report_item set owner_id = null where owner_id = any(@owners)";

            var owners = await connection.ListAsync<Guid>(sql, new { before }, stop);
            foreach (var owner in owners)
                await vault.EraseAsync(connection, owner, stop);
            await connection.ExecuteAsync(forgetSql, new { owners = owners.ToArray() }, stop);
            return owners.Count;
        }, stop);

    /// <summary>
    /// Queues within the caller's transaction the questions to the owners of a dialogue's open agreements, each for nine in the morning of
    /// its day. A day that changed is another occasion; the writer looks whether the old one still holds.
    /// </summary>
    internal async Task AskOwnersAsync(NpgsqlConnection connection, Guid dialogueId, CancellationToken stop)
    {
        const string sql =
            """
            select report_item.id, owner_id, programme_id, language, due_on,
                   greatest((due_on + time '09:00') at time zone time_zone, @now) as due_at
              from report_item
              join table_report on table_report.id = report_item.report_id
              join dialogue on dialogue.id = table_report.dialogue_id
             where dialogue_id = @dialogueId and published_at is not null and hidden_at is null
               and kind = 'agreement' and report_item.state = 'open' and owner_id is not null and due_on is not null
            """;

        var due = await connection.ListAsync<DueQuestion>(sql, new { dialogueId, now = clock.GetUtcNow() }, stop);
        await messages.QueueAsync(connection, [.. due.Select(question =>
            new NewMessage(question.OwnerId, DueRule, OccasionOf(question.Id, question.DueOn), question.Id, question.DueAt)
            {
                ProgrammeId = question.ProgrammeId,
                Language = question.Language,
            })], stop);
    }

    /// <summary>An agreement and the day on which its owner is asked.</summary>
    public static string OccasionOf(Guid id, DateOnly day) => $"{id:N} {day:yyyyMMdd}";

    private sealed record DueQuestion
    {
        public Guid Id { get; init; }
        public Guid OwnerId { get; init; }
        public Guid ProgrammeId { get; init; }
        public string Language { get; init; } = "";
        public DateOnly DueOn { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }
}
