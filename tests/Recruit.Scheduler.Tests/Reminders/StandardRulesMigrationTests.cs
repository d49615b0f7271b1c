using Dapper;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Programmes;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Reminders;

/// <summary>A programme that was there before gets the rules that a new one begins with, and keeps its own.</summary>
public sealed class StandardRulesMigrationTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task An_older_programme_gets_the_rules_of_a_new_one_and_its_own_words_stay()
    {
        const string before =
            """
            insert into programme (id, slug, name, purpose, minimum_age, contact_address, created_at)
            values (@programme, 'proeftuin', 'Proeftuin', 'Meepraten', 16, 'vragen@recruit.example', now());
            insert into reminder_rule (id, programme_id, slug, name_nl, name_en, trigger, offset_minutes, margin_minutes, position,
                                       audience)
            values (gen_random_uuid(), @programme, 'thanks', 'Bedankt', 'Thanks', 'after_end', 60, 60, 1, 'accepted'),
                   (gen_random_uuid(), @programme, 'host_thanks', 'Onze dank', 'Our thanks', 'after_end', 120, 60, 2, 'host');
            insert into letter_template (programme_id, rule, language, number, letter, subject, markdown, saved_by, saved_at)
            values (@programme, 'invitation', 'nl', 1, 'InvitationLetter', 'Kom', 'Kom praten', 'olga', now());
            """;
        var programme = Guid.NewGuid();
        await using var database = Database.Open(await TestDatabase.EmptyAsync());
        var migrations = new Migrations(database, TimeProvider.System);
        await migrations.ApplyAsync(
            [.. Migration.Own().TakeWhile(one => !one.Name.StartsWith("0034", StringComparison.Ordinal))], Stop);
        await using (var connection = await database.OpenConnectionAsync())
            await connection.ExecuteAsync(before, new { programme });

        await migrations.ApplyAsync(Stop);

        var rules = await new ProgrammeStore(database, TimeProvider.System).ReminderRulesAsync(programme, Stop);
        Assert.Equal(
            ["thanks", "host_thanks", .. StandardReminders.With([]).Select(rule => rule.Slug).Where(slug => slug != "host_thanks")],
            rules.Select(rule => rule.Slug));
        Assert.Equal(120, rules.Single(rule => rule.Slug == "host_thanks").OffsetMinutes);
        foreach (var standard in StandardReminders.With([]).Where(rule => rule.Slug != "host_thanks"))
            Assert.Equal(Told(standard), Told(rules.Single(rule => rule.Slug == standard.Slug)));
        Assert.All(rules.Skip(2), rule => Assert.NotNull(rule.Since));
        await using var reading = await database.OpenConnectionAsync();
        Assert.Equal(1, await reading.ExecuteScalarAsync<int>(
            "select count(*) from letter_template where track_id is null and type is null"));
    }

    private static object Told(ReminderEntry rule) => (rule.Name.Nl, rule.Name.En, rule.Trigger, rule.Audience, rule.OffsetHours * 60,
        rule.MarginHours * 60, rule.At is { } at ? at.Hour * 60 + at.Minute : (int?)null, rule.Urgent);

    private static object Told(ReminderRule rule) => (rule.NameNl, rule.NameEn, rule.Trigger, rule.Audience, (double)rule.OffsetMinutes,
        (double)rule.MarginMinutes, rule.LocalMinutes, rule.Urgent);
}
