using System.Globalization;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Seats;

namespace Recruit.Data.Changes;

/// <summary>
/// Dialogues that change or are cancelled after people were told of them: the dialogue, its invitations and seats, and one message per
/// person are one transaction.
/// </summary>
public sealed class PlanChangeStore(
    NpgsqlDataSource database, DialogueStore dialogues, SeatStore seats, MessageStore messages, AuditStore audit, TimeProvider clock)
{
    /// <summary>How long after a dialogue the links to its invitations still open.</summary>
    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(30);

    /// <summary>How many would be told of a change now.</summary>
    public async Task<Audience> AudienceAsync(Guid dialogueId, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return AudienceOf(await RecipientsAsync(connection, dialogueId, stop));
    }

    /// <summary>The registrations that hold a seat of it and are invited or come, by number.</summary>
    public Task<IReadOnlyList<SeatedGuest>> GuestsAsync(
        Guid dialogueId, DateTimeOffset startsAt, DateTimeOffset endsAt, CancellationToken stop)
    {
        // One person may stand in two programmes under one address: it is one body.
        const string sql =
            """
            select registration.id, registration.number, invitation.state = 'accepted' as accepted,
                   exists (select 1
                             from invitation other
                             join registration same on same.id = other.registration_id
                             join dialogue elsewhere on elsewhere.id = other.dialogue_id
                            where (same.id = registration.id or same.address_hash = registration.address_hash)
                              and elsewhere.id <> @dialogueId and other.state = 'accepted' and elsewhere.state = 'planned'
                              and elsewhere.starts_at < @endsAt
                              and elsewhere.starts_at + make_interval(mins => elsewhere.minutes) > @startsAt) as elsewhere
              from invitation
              join registration on registration.id = invitation.registration_id
             where invitation.dialogue_id = @dialogueId and invitation.state in ('planned', 'sent', 'accepted')
             order by registration.number
            """;

        return database.ListAsync<SeatedGuest>(sql, new { dialogueId, startsAt, endsAt }, stop);
    }

    /// <summary>The numbers of other dialogues at that time which its host offers or one of its facilitators leads.</summary>
    public Task<IReadOnlyList<long>> LeadersElsewhereAsync(
        Guid dialogueId, DateTimeOffset startsAt, DateTimeOffset endsAt, CancellationToken stop)
    {
        const string sql =
            """
            select distinct elsewhere.number
              from dialogue
              join dialogue elsewhere
                on elsewhere.id <> dialogue.id and elsewhere.state = 'planned'
               and elsewhere.starts_at < @endsAt and elsewhere.starts_at + make_interval(mins => elsewhere.minutes) > @startsAt
             where dialogue.id = @dialogueId
               and (elsewhere.host_id = dialogue.host_id
                    or exists (select 1
                                 from dialogue_table mine
                                 join dialogue_table other on other.facilitator_id = mine.facilitator_id
                                where mine.dialogue_id = dialogue.id and other.dialogue_id = elsewhere.id))
             order by elsewhere.number
            """;

        return database.ListAsync<long>(sql, new { dialogueId, startsAt, endsAt }, stop);
    }

    /// <summary>
    /// Changes title, date, length, format, place and link. Everybody who knows of the dialogue is told once, unless
    /// only the title changes.
    /// </summary>
    /// <param name="wished">The dialogue as it should be.</param>
    /// <param name="seen">What the organiser saw.</param>
    /// <param name="actor">The organiser.</param>
    public Task<PlanChangeOutcome> ChangeAsync(Dialogue wished, SeenPlan seen, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            var now = clock.GetUtcNow();
            if (await LockAsync(connection, wished.Id, stop) is not { State: DialogueState.Planned } held
                || held.StartsAt <= now
                || wished.StartsAt <= now)
                return new PlanChangeOutcome.TooLate();
            if (held.CalendarSequence != seen.Sequence)
                return new PlanChangeOutcome.ChangedMeanwhile();
            var tells = Tells(held, wished);
            if (!tells && held.Title == wished.Title)
                return new PlanChangeOutcome.NothingNew();
            var recipients = tells ? await RecipientsAsync(connection, wished.Id, stop) : [];
            if (tells && AudienceOf(recipients).Told != seen.Told)
                return new PlanChangeOutcome.CountChanged(AudienceOf(recipients).Told);

            await WritePlanAsync(connection, wished, tells, now, stop);
            await HurryAsync(connection, wished, now, stop);
            var told = await TellAsync(
                connection, recipients, held, DialogueRule.Moved, DialogueRule.MovedForLeaders, wished.StartsAt, stop);
            await audit.WriteAsync(connection, actor, tells ? "move_dialogue" : "rename_dialogue", $"dialogue {held.Number}",
                Detail(held, wished, told), stop);
            return (PlanChangeOutcome)new PlanChangeOutcome.Done(told);
        }, stop);

    /// <summary>Cancels a dialogue: invitations end, seats are free, and everybody who knows of it is told once.</summary>
    /// <param name="because">For the people who were to come; may be empty.</param>
    /// <param name="mustBeFree">Whether nobody may have been invited: a municipality cancels only such a dialogue.</param>
    /// <inheritdoc cref="ChangeAsync"/>
    public Task<PlanChangeOutcome> CancelAsync(
        Guid dialogueId, string because, SeenPlan seen, bool mustBeFree, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            var now = clock.GetUtcNow();
            if (await LockAsync(connection, dialogueId, stop) is not { State: DialogueState.Planned } held || held.StartsAt <= now)
                return new PlanChangeOutcome.TooLate();
            if (held.CalendarSequence != seen.Sequence)
                return new PlanChangeOutcome.ChangedMeanwhile();
            if (mustBeFree && !await FreeDialogues.IsFreeAsync(connection, dialogueId, stop))
                return new PlanChangeOutcome.NotFree();
            var recipients = await RecipientsAsync(connection, dialogueId, stop);
            if (AudienceOf(recipients).Told != seen.Told)
                return new PlanChangeOutcome.CountChanged(AudienceOf(recipients).Told);

            await CallOffAsync(connection, dialogueId, because, now, stop);
            var freed = await EndInvitationsAsync(connection, dialogueId, now, stop);
            var told = await TellAsync(
                connection, recipients, held, DialogueRule.Cancelled, DialogueRule.CancelledForLeaders, held.StartsAt, stop);
            await audit.WriteAsync(connection, actor, "cancel_dialogue", $"dialogue {held.Number}",
                string.Create(CultureInfo.InvariantCulture, $"{told} told, {freed} seats free"), stop);
            return (PlanChangeOutcome)new PlanChangeOutcome.Done(told);
        }, stop);

    // The tables first, as whoever refills a seat does; the dialogue's row then keeps rounds from being confirmed over it.
    private async Task<Dialogue?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken stop)
    {
        const string dialogueSql = "select 1 from dialogue where id = @id for update";

        await DialogueStore.LockTablesAsync(connection, [id], stop);
        await connection.ExecuteAsync(dialogueSql, new { id }, stop);
        return await dialogues.GetAsync(connection, id, stop);
    }

    /// <summary>Whether people must hear of the difference: a title alone changes nothing for them.</summary>
    public static bool Tells(Dialogue now, Dialogue wished) =>
        (now.StartsAt, now.Minutes, now.Format, now.Venue, now.Link)
        != (wished.StartsAt, wished.Minutes, wished.Format, wished.Venue, wished.Link);

    private static async Task WritePlanAsync(
        NpgsqlConnection connection, Dialogue wished, bool tells, DateTimeOffset now, CancellationToken stop)
    {
        // The sequence rises for a title too: calendars must never meet two entries with one number.
        const string sql =
            """
            update dialogue
               set title = @Title, format = @Format, venue = @Venue, link = @Link, starts_at = @StartsAt, minutes = @Minutes,
                   calendar_sequence = calendar_sequence + 1,
                   moved_at = case when @tells then @now else moved_at end,
                   moved_from = case when @tells then starts_at else moved_from end,
                   moved_sequence = case when @tells then calendar_sequence + 1 else moved_sequence end
             where id = @Id
            """;

        await connection.ExecuteAsync(sql,
            new { wished.Id, wished.Title, wished.Format, wished.Venue, wished.Link, wished.StartsAt, wished.Minutes, tells, now }, stop);
    }

    /// <summary>Whoever has not answered must do so in time for the new date, and links last until after it.</summary>
    private static async Task HurryAsync(NpgsqlConnection connection, Dialogue wished, DateTimeOffset now, CancellationToken stop)
    {
        const string answerSql =
            """
            update invitation set answer_by = @answerBy where dialogue_id = @Id and state in ('planned', 'sent') and answer_by > @answerBy
            """;
        const string codeSql =
            """
            update letter_code
               set expires_at = @StartsAt
             where invitation_id in (select id from invitation where dialogue_id = @Id) and expires_at < @StartsAt
            """;
        const string idsSql = "select id from invitation where dialogue_id = @Id";

        await connection.ExecuteAsync(answerSql, new { wished.Id, answerBy = AnswerTime.HalfWay(now, wished.StartsAt) }, stop);
        await connection.ExecuteAsync(codeSql, new { wished.Id, wished.StartsAt }, stop);
        var invitations = await connection.ListAsync<Guid>(idsSql, new { wished.Id }, stop);
        await CapabilityStore.ExtendAsync(connection, CapabilityPurpose.Invitation, invitations, wished.EndsAt + LinkLife, stop);
    }

    private static Task CallOffAsync(
        NpgsqlConnection connection, Guid dialogueId, string because, DateTimeOffset now, CancellationToken stop)
    {
        const string sql =
            """
            update dialogue
               set state = 'cancelled', cancelled_at = @now, cancelled_because = @because, calendar_sequence = calendar_sequence + 1
             where id = @dialogueId
            """;

        return connection.ExecuteAsync(sql, new { dialogueId, because, now }, stop);
    }

    private async Task<int> EndInvitationsAsync(NpgsqlConnection connection, Guid dialogueId, DateTimeOffset now, CancellationToken stop)
    {
        const string sql =
            "select id from invitation where dialogue_id = @dialogueId and state in ('planned', 'sent', 'accepted') order by id";
        const string markSql = "update invitation set ended_with_dialogue = true where id = @id";

        var freed = 0;
        foreach (var id in await connection.ListAsync<Guid>(sql, new { dialogueId }, stop))
        {
            // Whoever answered while we waited for the row has an answer that stands.
            if (await HeldInvitation.LockAsync(connection, id, stop) is not { IsLive: true } held)
                continue;
            await held.MoveAsync(connection, InvitationState.Cancelled, now, "the dialogue does not take place", stop);
            await connection.ExecuteAsync(markSql, new { id }, stop);
            freed += await seats.FreeAsync(connection, held.SeatId, held.RegistrationId, stop) ? 1 : 0;
        }
        return freed;
    }

    private sealed record Recipient(Guid SubjectId, Guid PersonId, string Language, string Part, bool ByLetter);

    private async Task<IReadOnlyList<Recipient>> RecipientsAsync(NpgsqlConnection connection, Guid dialogueId, CancellationToken stop)
    {
        // An invitation that is just under way, or printed, may say the old date: that person is told too.
        const string sql =
            """
            select invitation.id as subject_id, registration.person_id, registration.language,
                   case when invitation.state = 'accepted' then 'accepted'
                        when invitation.state = 'sent' or under_way.found then 'unanswered'
                        else 'not_yet' end as part,
                   contact.address_hash is null as by_letter
              from invitation
              join registration on registration.id = invitation.registration_id and registration.state = 'active'
              join vault.contact contact on contact.person_id = registration.person_id
             cross join lateral (select exists (select 1
                                                  from message
                                                 where message.subject_id = invitation.id and message.rule = 'invitation'
                                                   and (message.state in ('sending', 'uncertain') or message.claimed_until > @now
                                                        or message.printed_at is not null)) as found) under_way
             where invitation.dialogue_id = @dialogueId and invitation.state in ('planned', 'sent', 'accepted')
             union all
            select dialogue.id, contact.person_id, 'nl', 'host', contact.address_hash is null
              from dialogue
              join host on host.id = dialogue.host_id
              join vault.contact contact on contact.person_id in (host.person_id, host.secretary_id)
             where dialogue.id = @dialogueId
             union all
            select distinct dialogue_table.dialogue_id, staff.person_id, staff.language, 'facilitator', contact.address_hash is null
              from dialogue_table
              join staff on staff.id = dialogue_table.facilitator_id and staff.active
              join vault.contact contact on contact.person_id = staff.person_id
             where dialogue_table.dialogue_id = @dialogueId
            """;

        return await connection.ListAsync<Recipient>(sql, new { dialogueId, now = clock.GetUtcNow() }, stop);
    }

    private static Audience AudienceOf(IReadOnlyCollection<Recipient> recipients)
    {
        int Count(string part) => recipients.Count(one => one.Part == part);

        return new Audience(Count("unanswered"), Count("accepted"), Count("host"), Count("facilitator"),
            recipients.Count(one => one.ByLetter && one.Part != "not_yet"), Count("not_yet"));
    }

    private Task<int> TellAsync(
        NpgsqlConnection connection, IEnumerable<Recipient> recipients, Dialogue held, string rule, string leadersRule,
        DateTimeOffset until, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var news = from one in recipients
                   where one.Part != "not_yet"
                   let invited = one.Part is "unanswered" or "accepted"
                   select new NewMessage(
                       one.PersonId, invited ? rule : leadersRule, OccasionOf(one.SubjectId, held.CalendarSequence + 1), one.SubjectId, now)
                   {
                       ProgrammeId = held.ProgrammeId,
                       Language = one.Language,
                       SendBefore = until,
                   };
        return messages.QueueAsync(connection, [.. news], stop);
    }

    /// <summary>What a message about a change is about: another change is another occasion.</summary>
    public static string OccasionOf(Guid subjectId, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{subjectId:N} {sequence}");

    /// <summary>The sequence in an occasion; null when it has none.</summary>
    public static int? SequenceOf(string occasion) =>
        int.TryParse(occasion[(occasion.LastIndexOf(' ') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && occasion.Contains(' ', StringComparison.Ordinal)
            ? sequence
            : null;

    private static string Detail(Dialogue held, Dialogue wished, int told) => held.StartsAt == wished.StartsAt
        ? string.Create(CultureInfo.InvariantCulture, $"{told} told")
        : string.Create(CultureInfo.InvariantCulture,
            $"from {held.StartsAt.UtcDateTime:yyyy-MM-dd HH:mm} to {wished.StartsAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {told} told");
}

/// <summary>Somebody who holds a seat of a dialogue that is about to change.</summary>
/// <param name="Accepted">False while the answer is awaited.</param>
/// <param name="Elsewhere">Comes to another dialogue at the new time.</param>
public sealed record SeatedGuest(Guid Id, long Number, bool Accepted, bool Elsewhere);
