using System.Text.RegularExpressions;
using Dapper;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Staff;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Staff;

/// <summary>A sign-in code arrives by mail, and stands nowhere else.</summary>
public sealed partial class RequestCodeTests : DatabaseTests
{
    private const string Browser = "the browser that asked";
    private StaffMember olga = null!;

    protected override async Task BeginAsync() =>
            olga = await Get<StaffStore>()
                .AddAsync(new Contact("Olga") { Email = "olga@programma.example" }, StaffRole.Organiser, null, "nl", Stop);

    [Fact]
    public async Task The_code_in_the_mail_signs_in()
    {
        var id = await Get<RequestCode>().ForAsync(olga, Browser, Stop);
        await Get<SendDueMessages>().RunAsync(Stop);

        var code = CodeIn(Assert.Single(await MailsAsync()).Text);

        Assert.Equal(new SignInOutcome.SignedIn(olga), await Get<StaffStore>().UseCodeAsync(id, code, Browser, Stop));
    }

    [Fact]
    public async Task No_column_of_the_database_holds_the_code()
    {
        var id = await Get<RequestCode>().ForAsync(olga, Browser, Stop);
        await Get<SendDueMessages>().RunAsync(Stop);
        var code = Get<StaffStore>().CodeOf(id);

        await using var connection = await Database.Source.OpenConnectionAsync();
        var rows = await connection.QueryAsync<string>(
            "select to_jsonb(message)::text from message union all select to_jsonb(one)::text "
            + "from sign_in_code one union all select to_jsonb(step)::text from message_event step");

        Assert.DoesNotContain(rows, row => Word(code).IsMatch(row));
    }

    [Fact]
    public async Task Nobody_reads_anothers_code_on_the_page_of_messages()
    {
        await Get<RequestCode>().ForAsync(olga, Browser, Stop);
        var message = Assert.Single(await Get<MessageStore>().ListAsync(new MessageFilter(), 0, 9, Stop));

        Assert.IsType<PreviewOutcome.Secret>(await Get<MessagePreview>().ShowAsync(message.Id, Stop));
        Assert.Null(await Get<MessagePreview>().SendTestAsync(message.Id, olga.PersonId, Stop));
    }

    [Fact]
    public async Task A_code_that_could_not_leave_in_time_is_missed()
    {
        await Get<RequestCode>().ForAsync(olga, Browser, Stop);
        Database.Clock.Advance(StaffStore.CodeLife);
        await Get<SendDueMessages>().RunAsync(Stop);

        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task Asking_on_and_on_brings_no_more_than_a_few_codes_until_some_are_too_old()
    {
        var requests = Enumerable.Range(0, 2 * RequestCode.MostAtOnce).Select(_ => Get<RequestCode>().ForAsync(olga, Browser, Stop));
        Assert.Equal(2 * RequestCode.MostAtOnce, (await Task.WhenAll(requests)).Distinct().Count());
        await Get<SendDueMessages>().RunAsync(Stop);
        Assert.Equal(RequestCode.MostAtOnce, (await MailsAsync()).Count);

        Database.Clock.Advance(StaffStore.CodeLife);
        await Get<RequestCode>().ForAsync(olga, Browser, Stop);
        await Get<SendDueMessages>().RunAsync(Stop);
        Assert.Equal(RequestCode.MostAtOnce + 1, (await MailsAsync()).Count);
    }

    private async Task<IReadOnlyList<ReadMail>> MailsAsync()
    {
        var mailbox = Get<LocalMailbox>();
        var kept = await mailbox.NewestAsync(null, 0, 100, Stop);
        return await Task.WhenAll(kept.Select(async mail => (await mailbox.ReadAsync(mail.Id, Stop))!));
    }

    private static string CodeIn(string text) => SixDigits().Match(text).Value;

    private static Regex Word(string code) => new($@"(?<![0-9a-fA-F]){code}(?![0-9a-fA-F])");

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits();
}
