using System.Diagnostics;
using Dapper;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Scheduler.Reminders;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Reminders;

/// <summary>Three thousand people in three hundred dialogues, and ten rules.</summary>
public sealed class ManyPeopleTests : DatabaseTests
{
    private const int People = 3000;
    private const int Day = 24 * 60;
    private TestProgramme programme = null!;

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database);
        await InviteEveryoneAsync();
        foreach (var offset in Enumerable.Range(1, 9))
            await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, offset * Day);
        await AddAsync(ReminderTrigger.Unanswered, ReminderAudience.Invited, Day);
    }

    [Fact]
    public async Task A_dry_run_of_everything_takes_a_moment()
    {
        var rules = await Get<ProgrammeStore>().ReminderRulesAsync(programme.Programme.Id, Stop);
        await Get<DryRun>().RunAsync(programme.Programme, rules, null, DryRunQuestion.FromNowOn(Database.Clock.Now), Stop);

        var time = Stopwatch.StartNew();
        var report = await Get<DryRun>().RunAsync(programme.Programme, rules, null, DryRunQuestion.FromNowOn(Database.Clock.Now), Stop);

        Assert.Equal(People / 2 * 9 + People / 2, report.Leaving.Count);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(5), $"it took {time.Elapsed}");
    }

    [Fact]
    public async Task The_sweep_writes_everything_of_the_coming_day_once()
    {
        Database.Clock.Advance(TimeSpan.FromHours(6));

        var first = await Get<PlanReminders>().RunAsync(Stop);
        var time = Stopwatch.StartNew();
        var second = await Get<PlanReminders>().RunAsync(Stop);

        Assert.Equal((People / 2, 0), (first, second));
        Assert.Equal(first, await Get<MessageStore>().CountAsync(new MessageFilter(State: MessageState.Queued), Stop));
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(5), $"it took {time.Elapsed}");
    }

    private Task AddAsync(string trigger, string audience, int offset)
    {
        var id = Guid.NewGuid();
        return Get<ReminderRuleStore>().SaveAsync(
            new ReminderRule
            {
                Id = id,
                ProgrammeId = programme.Programme.Id,
                Slug = ReminderRule.SlugOf(id),
                Trigger = trigger,
                OffsetMinutes = offset,
                MarginMinutes = 2 * Day,
                Position = 1,
                Audience = audience,
            }, "olga", Stop);
    }

    /// <summary>Half of them said yes. Straight into the tables: signing up so many would take longer than the test.</summary>
    private async Task InviteEveryoneAsync()
    {
        const string sql =
            """
            insert into dialogue (id, programme_id, track_id, type, theme, title, format, venue, starts_at, minutes, time_zone, size_min,
                                  size_max, created_at)
            select gen_random_uuid(), @programme, @track, 'theme', 'wonen', 'Dialoog '
                || n, 'hall', 'Stadhuis', @now + interval '20 days 3 hours', 120,
                   'Europe/Amsterdam', 8, 10, @now
              from generate_series(1, @People / 10) n;
            insert into dialogue_table (dialogue_id, number) select id, 1 from dialogue;
            insert into matching_round (id, programme_id, track_id, number, state, seed, requested_by, requested_at, confirmed_at)
            values (@round, @programme, @track, 1, 'confirmed', 1, 'olga', @now, @now);
            insert into registration (id, programme_id, track_id, person_id, state, consent_wording, consented_at, created_at)
            select gen_random_uuid(), @programme, @track, gen_random_uuid(), 'active', 'ja', @now, @now from generate_series(1, @People);
            insert into vault.person_key (person_id, wrapped_key, created_at) select person_id, '', @now from registration;
            insert into vault.contact (person_id, sealed, address_hash, changed_at)
            select person_id, '', sha256(person_id::text::bytea), @now
              from registration;
            with person as (select id, row_number() over (order by id) - 1 as n from registration),
                 place as (select id, row_number() over (order by id) - 1 as n from dialogue),
                 taken as (insert into seat (id, dialogue_id, table_number, number, round_id, registration_id)
                           select gen_random_uuid(), place.id, 1, person.n % 10 + 1, @round, person.id
                             from person
                             join place on place.n = person.n / 10
                           returning id, dialogue_id, registration_id, number)
            insert into invitation (id, programme_id, registration_id, seat_id, dialogue_id, state, answer_by, reason, created_at, sent_at,
                                    answered_at)
            select gen_random_uuid(), @programme, registration_id, id, dialogue_id, case
                                                                                         when number % 2 = 0 then 'accepted'
                                                                                         else 'sent' end,
                   @now + interval '5 days', '{}', @now, @now, case when number % 2 = 0 then @now end
              from taken;
            """;

        await using var connection = await Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new
        {
            programme = programme.Programme.Id,
            track = programme.Track.Id,
            round = Guid.NewGuid(),
            now = Database.Clock.Now,
            People,
        });
    }
}
