using System.Globalization;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;

namespace Recruit.Data.Reminders;

/// <summary>The reminder rules of a programme as organisers change them, and the hours in which people are left in peace.</summary>
public sealed class ReminderRuleStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    // What was planned by a rule as it was is taken back; the sweep plans it anew by the rule as it is.
    private const string TakeBackPlanned =
        """
        delete from message
         where programme_id = @programmeId and (@rule::text is null and rule like 'reminder\_%' or rule = @rule)
           and state = 'queued' and attempts = 0 and claimed_until is null
        """;

    /// <summary>The rules of a programme with those that were removed, by which their messages are still called.</summary>
    public Task<IReadOnlyList<ReminderRule>> WithRemovedAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select id, programme_id, slug, name_nl, name_en, trigger, offset_minutes, margin_minutes, active
               and removed_at is null as active, position,
                   audience, side, local_minutes, urgent, repeat_days, max_times, since
              from reminder_rule
             where programme_id = @programmeId
             order by position, slug
            """;

        return database.ListAsync<ReminderRule>(sql, new { programmeId }, stop);
    }

    /// <summary>Writes a new rule, or a rule as it was changed; what it planned before is planned anew.</summary>
    public Task SaveAsync(ReminderRule rule, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                insert into reminder_rule (id, programme_id, slug, name_nl, name_en, trigger, offset_minutes, margin_minutes, active,
                                           position, audience, side, local_minutes, urgent, repeat_days, max_times, since)
                values (@Id, @ProgrammeId, @Slug, @NameNl, @NameEn, @Trigger, @OffsetMinutes, @MarginMinutes, @Active,
                        (select coalesce(max(position), 0) + 1 from reminder_rule where programme_id = @ProgrammeId),
                        @Audience, @Side, @LocalMinutes, @Urgent, @RepeatDays, @MaxTimes, @Since)
                on conflict (id) do update
                   set name_nl = excluded.name_nl, name_en = excluded.name_en, trigger = excluded.trigger,
                       offset_minutes = excluded.offset_minutes, margin_minutes = excluded.margin_minutes, active = excluded.active,
                       audience = excluded.audience, side = excluded.side, local_minutes = excluded.local_minutes, urgent = excluded.urgent,
                       repeat_days = excluded.repeat_days, max_times = excluded.max_times, since = excluded.since
                """;

            await connection.ExecuteAsync(sql, rule, stop);
            await connection.ExecuteAsync(TakeBackPlanned, new { programmeId = rule.ProgrammeId, rule = $"reminder_{rule.Slug}" }, stop);
            var detail = string.Create(CultureInfo.InvariantCulture,
                $"{rule.Trigger} {rule.Side} {rule.OffsetMinutes} min, at {rule.LocalMinutes}, to {rule.Audience}, "
                + $"{(rule.Active ? "on" : "off")}");
            await audit.WriteAsync(connection, actor, "save_reminder_rule", $"reminder_rule {rule.Id}", detail, stop);
        }, stop);

    /// <summary>Switches a rule off; what it planned is skipped when its moment comes. Switching on is saving it.</summary>
    /// <returns>False when it was off, or there is no such rule in this programme.</returns>
    public Task<bool> SwitchOffAsync(Guid programmeId, Guid id, string actor, CancellationToken stop)
    {
        const string sql =
            "update reminder_rule set active = false where id = @id and programme_id = @programmeId and active and removed_at is null";

        return ChangeAsync(sql, new { id, programmeId }, "switch_off_reminder_rule", id, actor, stop);
    }

    /// <summary>Removes a rule for good; what it planned is skipped when its moment comes.</summary>
    /// <returns>False when there is no such rule (any more) in this programme.</returns>
    public Task<bool> RemoveAsync(Guid programmeId, Guid id, string actor, CancellationToken stop)
    {
        const string sql =
            "update reminder_rule set removed_at = @now where id = @id and programme_id = @programmeId and removed_at is null";

        return ChangeAsync(sql, new { id, programmeId, now = clock.GetUtcNow() }, "remove_reminder_rule", id, actor, stop);
    }

    public Task<ReminderSettings> SettingsAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select quiet_from, quiet_until, quiet_morning as morning, reminders_a_day as most_a_day from programme where id = @programmeId
            """;

        return database.SingleAsync<ReminderSettings>(sql, new { programmeId }, stop);
    }

    /// <summary>Writes when people are left in peace, and who set it; what is planned is planned anew.</summary>
    /// <returns>False when it was the same already: then nothing is written.</returns>
    public Task<bool> ChangeSettingsAsync(Guid programmeId, ReminderSettings settings, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update programme
                   set quiet_from = @QuietFrom, quiet_until = @QuietUntil, quiet_morning = @Morning, reminders_a_day = @MostADay
                 where id = @programmeId
                   and (quiet_from, quiet_until, quiet_morning, reminders_a_day) is distinct from (@QuietFrom::int, @QuietUntil::int,
                                                                                                   @Morning::int, @MostADay::int)
                """;

            var (from, until, morning, most) = settings;
            if (await connection.ExecuteAsync(sql,
                new { programmeId, settings.QuietFrom, settings.QuietUntil, settings.Morning, settings.MostADay }, stop) == 0)
                return false;
            await connection.ExecuteAsync(TakeBackPlanned, new { programmeId, rule = (string?)null }, stop);
            var detail = string.Create(
                CultureInfo.InvariantCulture, $"quiet from minute {from} until {until}, then {morning}; at most {most} a day");
            await audit.WriteAsync(connection, actor, "change_reminder_settings", $"programme {programmeId}", detail, stop);
            return true;
        }, stop);

    private Task<bool> ChangeAsync(string sql, object parameters, string action, Guid id, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            if (await connection.ExecuteAsync(sql, parameters, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, action, $"reminder_rule {id}", "", stop);
            return true;
        }, stop);
}
