using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>Every answer of a mail server has an outcome: for this mail, for the address, for all mail.</summary>
public sealed class OutcomeTests : SendingTests
{
    private const string SenderRefused = "rcpt=550=5.1.8=Domain_not_found";

    private SuppressionStore Suppressions => Get<SuppressionStore>();
    private MailStops Stops => Get<MailStops>();

    protected override async Task BeginAsync() => ProgrammeId = (await TestProgramme.CreateAsync(Database)).Programme.Id;

    protected override SiteOptions Options(SiteOptions usual) => usual with { MailsPerMinute = 0 };

    [Fact]
    public async Task An_address_that_does_not_exist_gets_nothing_more_until_an_organiser_lifts_that()
    {
        var bob = await PersonAsync("refuse550@voorbeeld.example");
        await QueuedAsync(bob);
        await SweepAsync();

        var second = await QueuedAsync(bob, occasion: "twice");
        await SweepAsync();
        var suppressed = Assert.Single(await Suppressions.ListAsync(ProgrammeId!.Value, Stop));
        var lifted = await Suppressions.LiftAsync(ProgrammeId.Value, suppressed.AddressHash, "olga", Stop);

        Assert.Equal((MessageState.Letter, MessageReason.AddressSuppressed), await EndAsync(second));
        Assert.Equal((bob, SuppressionKind.Refused), (suppressed.PersonId, suppressed.Kind));
        Assert.True(lifted);
        Assert.Empty(await Suppressions.ListAsync(ProgrammeId.Value, Stop));
        Assert.False(await Suppressions.LiftAsync(ProgrammeId.Value, suppressed.AddressHash, "olga", Stop));
    }

    [Fact]
    public async Task Another_address_of_the_same_person_gets_mail_again()
    {
        var bob = await PersonAsync("refuse550@voorbeeld.example");
        var refused = await QueuedAsync(bob);
        await SweepAsync();

        await Database.Source.InTransactionAsync(connection =>
            Get<Vault>().ChangeAsync(connection, bob, new Contact("Bob") { Email = "bob@voorbeeld.example" }, Stop), Stop);
        Assert.True(await Get<Outbox>().SendAgainAsync(refused, "olga", Stop));
        await SweepAsync();

        Assert.Equal(MessageState.Sent, await StateAsync(refused));
        Assert.Equal("bob@voorbeeld.example", Assert.Single(await Server.ArrivedAsync()).To);
    }

    [Theory]
    [InlineData("body554")]
    [InlineData("body552")]
    public async Task A_mail_that_is_not_wanted_is_refused_but_its_address_stays_good(string receiver)
    {
        var refused = await QueuedAsync(await PersonAsync($"{receiver}@voorbeeld.example"));

        await SweepAsync();

        Assert.Equal(MessageState.Refused, await StateAsync(refused));
        Assert.Empty(await Suppressions.ListAsync(ProgrammeId!.Value, Stop));
    }

    [Fact]
    public async Task A_server_that_says_the_same_about_several_to_several_domains_stops_all_mail_until_an_organiser_lifts_it()
    {
        var policy = new List<Guid>();
        foreach (var domain in new[] { "een", "twee", "drie" })
            policy.Add(await QueuedAsync(await PersonAsync($"policy-once@{domain}.example")));
        await SweepAsync();
        var others = await QueuedManyAsync(20);

        Assert.Equal(0, await SweepAsync());
        var stopped = (await Stops.CurrentAsync(Stop))!;
        await LiftAndWaitAsync();
        await SweepAsync();

        Assert.Contains("5.7.1", stopped.Because, StringComparison.Ordinal);
        Assert.DoesNotContain("example", stopped.Because, StringComparison.Ordinal);
        Assert.All(policy.Concat(others), id => Assert.Equal(MessageState.Sent, StateAsync(id).Result));
        Assert.Null(await Stops.CurrentAsync(Stop));
    }

    [Theory]
    [InlineData("body=554=5.7.1=spam", "body=554=5.7.1=spam")]
    [InlineData("policy", "policy")]
    public async Task Words_that_a_filter_does_not_like_end_their_own_mail_and_nobody_elses(string receiver, string second)
    {
        var spam = await QueuedAsync(await PersonAsync($"{receiver}@een.example"));
        var more = await QueuedAsync(await PersonAsync($"{second}@twee.example"));
        var anna = await QueuedAsync(await PersonAsync("anna@voorbeeld.example"));

        await SweepAsync();

        Assert.Equal((MessageState.Refused, MessageState.Refused, MessageState.Sent),
            (await StateAsync(spam), await StateAsync(more), await StateAsync(anna)));
        Assert.Null(await Stops.CurrentAsync(Stop));
        Assert.Empty(await Suppressions.ListAsync(ProgrammeId!.Value, Stop));
    }

    [Theory]
    [InlineData("een.example", "een.example")]
    [InlineData("een.example", "twee.example")]
    public async Task The_same_refusal_at_one_domain_or_beside_mail_that_is_taken_stops_nothing(string one, string other)
    {
        foreach (var receiver
            in new[] { $"policy+1@{one}", one == other ? $"policy+2@{one}" : $"anna@{one}", $"policy+3@{other}", $"policy+4@{one}" })
        {
            await QueuedAsync(await PersonAsync(receiver));
            await SweepAsync();
            Database.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null(await Stops.CurrentAsync(Stop));
    }

    [Theory]
    [InlineData("rcpt=550=5.1.8=Sender_address_rejected_Domain_not_found")]
    [InlineData("rcpt=550=5.1.0=sender_rejected")]
    public async Task A_sender_that_is_refused_stops_all_mail_and_ends_nobodys_address(string receiver)
    {
        foreach (var number in Enumerable.Range(1, 5))
            await QueuedAsync(await PersonAsync($"{receiver}@voorbeeld{number}.example"));

        await SweepAsync();

        Assert.NotNull(await Stops.CurrentAsync(Stop));
        Assert.Empty(await Suppressions.ListAsync(ProgrammeId!.Value, Stop));
        Assert.DoesNotContain(MessageState.Refused, (await Get<MessageStore>().CountsByStateAsync(ProgrammeId, Stop)).Keys);
    }

    [Fact]
    public async Task While_all_mail_waits_an_organiser_can_still_get_a_sign_in_code()
    {
        await QueuedAsync(await PersonAsync($"{SenderRefused}@voorbeeld.example"));
        await SweepAsync();

        ProgrammeId = null;
        var code = await QueuedAsync(await PersonAsync("olga@werk.example"));
        await SweepAsync();

        Assert.NotNull(await Stops.CurrentAsync(Stop));
        Assert.Equal(MessageState.Sent, await StateAsync(code));
    }

    [Theory]
    [InlineData(1, SenderRefused)]
    [InlineData(3, "policy")]
    public async Task Mail_that_is_turned_away_again_when_all_others_got_through_ends_alone(int count, string receiver)
    {
        var spam = new List<Guid>();
        foreach (var number in Enumerable.Range(1, count))
            spam.Add(await QueuedAsync(await PersonAsync($"{receiver}@voorbeeld{number}.example")));
        await SweepAsync();
        var other = await QueuedAsync(await PersonAsync("anna@voorbeeld.example"));
        await Stops.LiftAsync((await Stops.CurrentAsync(Stop))!.Id, "olga", Stop);
        await SweepAsync();
        Database.Clock.Advance(TimeSpan.FromMinutes(10));
        await SweepAsync();

        Assert.Equal(MessageState.Sent, await StateAsync(other));
        Assert.All(spam, id => Assert.Equal(MessageState.Refused, StateAsync(id).Result));
        Assert.Null(await Stops.CurrentAsync(Stop));
    }

    [Fact]
    public async Task A_server_that_is_away_uses_up_nobodys_attempts_and_is_asked_less_and_less_often()
    {
        var ids = await QueuedManyAsync(100);
        var port = Server.Port;
        await Server.DisposeAsync();

        var taken = 0;
        for (var second = 0; second < 60; second++)
        {
            taken += await SweepAsync() > 0 ? 1 : 0;
            Database.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        await using var back = await SmtpServer.StartAsync(port);
        Database.Clock.Advance(TimeSpan.FromHours(1));
        await SweepAsync();

        Assert.InRange(taken, 2, 5);
        Assert.Equal(100, (await back.ArrivedAsync()).Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(100, (await back.ArrivedAsync()).Count);
        Assert.All(ids, id => Assert.Equal(MessageState.Sent, StateAsync(id).Result));
        Assert.True((await Task.WhenAll(ids.Select(HistoryAsync))).Count(history => history.Message.Attempts == 1) > 20);
    }

    [Fact]
    public async Task Four_two_one_is_a_server_that_is_away()
    {
        var busy = await QueuedAsync(await PersonAsync("once421@voorbeeld.example"));
        await SweepAsync();
        var next = await QueuedAsync(await PersonAsync("anna@voorbeeld.example"));

        Assert.Equal(0, await SweepAsync());
        Database.Clock.Advance(TimeSpan.FromMinutes(2));
        await SweepAsync();

        Assert.Equal((MessageState.Sent, MessageState.Sent), (await StateAsync(busy), await StateAsync(next)));
    }

    [Fact]
    public async Task On_a_bad_day_everybody_who_can_get_a_mail_gets_one_and_twice_only_after_a_lost_answer()
    {
        string[] receivers = ["gast", "once451", "hangup-once", "refuse550", "body554", "once421", "gast", "gast"];
        var ids = new Dictionary<Guid, string>();
        foreach (var number in Enumerable.Range(0, 160))
            ids.Add(await QueuedAsync(await PersonAsync($"{receivers[number % receivers.Length]}+{number}@voorbeeld.example")),
                receivers[number % receivers.Length]);

        // The server is killed while mails are under way, stays away for a while, and is back under the same address.
        var sweep = SweepAsync();
        // A 421 may have ended the sweep before that.
        await Patience.UntilAsync("the arrival of five mails", async () => sweep.IsCompleted || (await Server.ArrivedAsync()).Count >= 5);
        await Server.DisposeAsync();
        await sweep;
        await RunAsync(minutes: 10);
        await using var back = await SmtpServer.StartAsync(Server.Port);
        await RunAsync(minutes: 60 * 12);

        var arrived = (await Server.ArrivedAsync())
            .Concat(await back.ArrivedAsync())
            .ToLookup(mail => Guid.ParseExact(mail.MessageId.Split('@')[0], "N"));
        foreach (var (id, receiver) in ids)
        {
            var history = await HistoryAsync(id);
            var isSent = receiver is not ("refuse550" or "body554");
            Assert.Equal(isSent ? MessageState.Sent : MessageState.Refused, history.Message.State);
            Assert.InRange(
                arrived[id].Count(), isSent ? 1 : 0, (isSent ? 1 : 0) + history.Events.Count(step => step.State == MessageState.Uncertain));
        }
        Assert.Equal(20, (await Suppressions.ListAsync(ProgrammeId!.Value, Stop)).Count);
    }

    /// <summary>Sweeps every half minute of a simulated time.</summary>
    private async Task RunAsync(int minutes)
    {
        for (var half = 0; half < 2 * minutes; half += half < 60 ? 1 : 30)
        {
            Database.Clock.Advance(TimeSpan.FromSeconds(half < 60 ? 30 : 900));
            await SweepAsync();
        }
    }

    private async Task LiftAndWaitAsync()
    {
        await Stops.LiftAsync((await Stops.CurrentAsync(Stop))!.Id, "olga", Stop);
        Database.Clock.Advance(TimeSpan.FromMinutes(10));
    }

    private async Task<IReadOnlyList<Guid>> QueuedManyAsync(int count)
    {
        var ids = new List<Guid>();
        for (var number = 0; number < count; number++)
            ids.Add(await QueuedAsync(await PersonAsync($"gast{number}@voorbeeld.example")));
        return ids;
    }
}
