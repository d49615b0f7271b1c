using Dapper;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Testing;

namespace Recruit.Data.Tests.Messages;

/// <summary>
/// What was kept as an English sentence is a code from then on, and organisers' own words know what belongs in a mail only.
/// </summary>
public sealed class ReasonMigrationTests : DatabaseTests
{
    [Theory]
    [InlineData("the invitation is no_show", "invitation_is_no_show")]
    [InlineData("no e-mail address: letter", MessageReason.NoAddress)]
    [InlineData("attempt 3", "attempt: 3")]
    [InlineData("again, by staff:olga", "again: staff:olga")]
    [InlineData("tried for five days; at last: no connection: SocketException", "tried_long: no_connection: SocketException")]
    [InlineData("came back: 5.1.1 550 5.1.1 unknown", "came_back: 5.1.1 550 5.1.1 unknown")]
    [InlineData("no encryption is offered: if mail may travel in the open, say --smtp plain://mail.example:25",
        "no_encryption: plain://mail.example:25")]
    [InlineData("250 2.0.0 Ok: queued as 1A2B", "250 2.0.0 Ok: queued as 1A2B")]
    public async Task A_sentence_becomes_its_code_and_what_a_server_said_stays(string sentence, string code) =>
        Assert.Equal(code, await AfterwardsAsync(
            "insert into mail_stop (id, because, message_id, at) values (gen_random_uuid(), @was, gen_random_uuid(), now())",
            "select because from mail_stop", sentence));

    [Theory]
    [InlineData("Fijn.\n\nDe afspraak voor uw agenda zit bij deze mail.\nTot dan!",
        "Fijn.\n\n{{mail_only}} De afspraak voor uw agenda zit bij deze mail.\nTot dan!")]
    [InlineData(
        "Jammer. Bij deze mail zit een bericht dat de afspraak uit uw agenda haalt. Tot ziens.",
        "Jammer.\n{{mail_only}} Bij deze mail zit een bericht dat de afspraak uit uw agenda haalt.\nTot ziens.")]
    [InlineData("Helaas.\n\n{{calendar}}\n\nGroet", "Helaas.\n\n{{calendar}}\n{{mail_only}} {{calendar_note}}\n\nGroet")]
    public async Task Own_words_about_a_mail_are_marked(string was, string marked) =>
        Assert.Equal(marked, await AfterwardsAsync(
            """
            insert into programme (id, slug, name, purpose, minimum_age, contact_address, created_at)
            values (gen_random_uuid(), 'proeftuin', 'Proeftuin', 'Meepraten', 16, 'vragen@recruit.example', now());
            insert into letter_template (programme_id, rule, language, number, letter, subject, markdown, saved_by, saved_at)
            select id, 'dialogue_cancelled', 'nl', 1, 'CalledOffLetter', 'Dag', @was, 'staff:olga', now() from programme
            """,
            "select markdown from letter_template", was));

    /// <summary>What a row holds after the migration that was written before it.</summary>
    private async Task<string> AfterwardsAsync(string before, string read, string was)
    {
        var migration = Migration.Own().Single(one => one.Name.StartsWith("0019", StringComparison.Ordinal));
        await using var connection = await Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(before, new { was });
        await connection.ExecuteAsync(migration.Sql);
        return (await connection.ExecuteScalarAsync<string>(read))!;
    }
}
