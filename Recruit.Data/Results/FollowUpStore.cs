using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;

namespace Recruit.Data.Results;

/// <summary>What was done with what people said at some dialogues.</summary>
public sealed record FollowUp
{
    public Guid Id { get; init; }
    public Guid ProgrammeId { get; init; }

    /// <summary>Such as "In het coalitieakkoord van Zwolle".</summary>
    public string Title { get; init; } = "";
    public string Words { get; init; } = "";

    /// <summary>Where to read more; empty when there is no such place.</summary>
    public string Link { get; init; } = "";
    public DateOnly HappenedOn { get; init; }

    /// <summary>The numbers of the dialogues that it is about.</summary>
    public long[] Dialogues { get; init; } = [];
}

/// <summary>Says what was done with results, and tells those who were there, once each.</summary>
public sealed class FollowUpStore(NpgsqlDataSource database, MessageStore messages, AuditStore audit, TimeProvider clock)
{
    /// <summary>The rule of the mail about it.</summary>
    public const string MailRule = "follow_up";

    private const string Columns =
        """
        id, programme_id, title, words, link, happened_on,
        array(select number
                from follow_up_dialogue
                join dialogue on dialogue.id = follow_up_dialogue.dialogue_id
               where follow_up_id = follow_up.id
               order by number) as dialogues
        """;

    /// <summary>Those of a programme that hold, the latest first.</summary>
    public Task<IReadOnlyList<FollowUp>> ListAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            $"""
            select {Columns}
              from follow_up
             where programme_id = @programmeId and withdrawn_at is null
             order by happened_on desc, id desc
            """;

        return database.ListAsync<FollowUp>(sql, new { programmeId }, stop);
    }

    /// <summary>Null when it was taken back.</summary>
    public Task<FollowUp?> GetAsync(Guid id, CancellationToken stop) =>
        database.FindAsync<FollowUp>($"select {Columns} from follow_up where id = @id and withdrawn_at is null", new { id }, stop);

    /// <summary>
    /// Adds what was done, and queues a mail to everyone who came to one of the dialogues, or said to come where nobody noted who was
    /// there, unless that person stopped it.
    /// </summary>
    /// <returns>How many people hear it.</returns>
    public Task<int> AddAsync(FollowUp said, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                insert into follow_up (id, programme_id, title, words, link, happened_on, told_at)
                values (@Id, @ProgrammeId, @Title, @Words, @Link, @HappenedOn, @now);
                insert into follow_up_dialogue (follow_up_id, dialogue_id)
                select @Id::uuid, id
                  from dialogue
                 where number = any(@Dialogues) and programme_id = @ProgrammeId and results_at is not null;
                """;

            await connection.ExecuteAsync(sql, new
            {
                said.Id,
                said.ProgrammeId,
                said.Title,
                said.Words,
                said.Link,
                said.HappenedOn,
                said.Dialogues,
                now = clock.GetUtcNow(),
            }, stop);
            var told = await TellAsync(connection, said, stop);
            await audit.WriteAsync(connection, actor, "add_follow_up", $"follow_up {said.Id}", $"{told} people", stop);
            return told;
        }, stop);

    /// <summary>Takes it back: no page shows it and no mail that waits leaves; false when that was done before.</summary>
    public Task<bool> WithdrawAsync(Guid programmeId, Guid id, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update follow_up set withdrawn_at = @now where id = @id and programme_id = @programmeId and withdrawn_at is null
                """;

            if (await connection.ExecuteAsync(sql, new { id, programmeId, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, "withdraw_follow_up", $"follow_up {id}", "", stop);
            return true;
        }, stop);

    private async Task<int> TellAsync(NpgsqlConnection connection, FollowUp said, CancellationToken stop)
    {
        const string sql =
            """
            select distinct registration.person_id, registration.language
              from follow_up_dialogue
              join invitation on invitation.dialogue_id = follow_up_dialogue.dialogue_id and invitation.state in ('accepted', 'attended')
              join registration on registration.id = invitation.registration_id and registration.state = 'active'
             where follow_up_id = @Id
               and not exists (select 1 from news_stop where news_stop.person_id = registration.person_id)
            """;

        var now = clock.GetUtcNow();
        var people = await connection.ListAsync<(Guid PersonId, string Language)>(sql, new { said.Id }, stop);
        return await messages.QueueAsync(connection, [.. people.Select(person =>
            new NewMessage(person.PersonId, MailRule, said.Id.ToString("N"), said.Id, now)
            {
                ProgrammeId = said.ProgrammeId,
                Language = person.Language,
            })], stop);
    }
}
