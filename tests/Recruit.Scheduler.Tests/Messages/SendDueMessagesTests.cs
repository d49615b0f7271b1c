using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>Nothing sent twice, nothing lost: real PostgreSQL, a real SMTP server, a clock that we move.</summary>
public sealed class SendDueMessagesTests : SendingTests
{
    [Fact]
    public async Task A_due_message_is_written_sent_and_remembered()
    {
        var anna = await PersonAsync("anna@voorbeeld.example");
        var id = await QueuedAsync(anna);

        Assert.Equal(1, await SweepAsync());

        var mail = ReadMail.Parse(Assert.Single(await Server.ArrivedAsync()).Raw);
        Assert.Equal(("Dag Anna", "Fijn dat u meedoet.\n", $"<{id:N}@recruit>"),
            (mail.Subject, mail.Text.ReplaceLineEndings("\n"), mail.Header("Message-ID")));
        var history = await HistoryAsync(id);
        Assert.Equal((MessageState.Sent, 1), (history.Message.State, history.Message.Attempts));
        Assert.Equal(["sending", "sent"], history.Events.Select(step => step.State));
        Assert.Equal([id], Writer.Sent);
    }

    [Fact]
    public async Task What_was_sent_is_kept_sealed_under_the_persons_key()
    {
        var anna = await PersonAsync("anna@voorbeeld.example");
        var id = await QueuedAsync(anna);
        await SweepAsync();

        var sealedText = (await HistoryAsync(id)).SealedText!;

        Assert.DoesNotContain("Anna", System.Text.Encoding.UTF8.GetString(sealedText), StringComparison.Ordinal);
        Assert.Equal("Dag Anna", RenderedMail.FromJson((await Get<Vault>().OpenAsync(anna, sealedText, Stop))!).Subject);
    }

    [Fact]
    public async Task A_message_waits_for_its_moment()
    {
        var id = await QueuedAsync(await PersonAsync("anna@voorbeeld.example"), dueIn: TimeSpan.FromHours(1));

        Assert.Equal(0, await SweepAsync());
        Database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await SweepAsync());

        Assert.Equal(MessageState.Sent, await StateAsync(id));
    }

    [Fact]
    public async Task Two_senders_at_once_send_every_message_once()
    {
        for (var number = 0; number < 250; number++)
            await QueuedAsync(await PersonAsync($"gast{number}@voorbeeld.example"));

        var handled = await Task.WhenAll(SweepAsync(), SweepAsync());

        Assert.Equal(250, handled.Sum());
        Assert.Equal(250, (await Server.ArrivedAsync()).Select(mail => mail.To).Distinct().Count());
        Assert.Equal(250, (await Server.ArrivedAsync()).Count);
    }

    [Fact]
    public async Task A_refusal_for_now_is_tried_again_after_growing_pauses_with_fresh_words()
    {
        var id = await QueuedAsync(await PersonAsync("once451@voorbeeld.example"));

        await SweepAsync();
        Assert.Equal(MessageState.Retrying, await StateAsync(id));
        Assert.Equal(0, await SweepAsync());
        Writer.Words = "De zaal is veranderd.";
        Database.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await SweepAsync());

        Assert.Equal(MessageState.Sent, await StateAsync(id));
        Assert.Equal(
            "De zaal is veranderd.\n", ReadMail.Parse(Assert.Single(await Server.ArrivedAsync()).Raw).Text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task After_five_days_of_trying_a_message_is_refused()
    {
        var queuedAt = Database.Clock.Now;
        var id = await QueuedAsync(await PersonAsync("refuse451@voorbeeld.example"));

        while (await StateAsync(id) is MessageState.Queued or MessageState.Retrying)
        {
            await SweepAsync();
            if ((await HistoryAsync(id)).Message is { State: MessageState.Retrying, DueAt: var next })
                Database.Clock.MoveTo(next);
        }

        Assert.Equal(MessageState.Refused, await StateAsync(id));
        Assert.InRange((Database.Clock.Now - queuedAt).TotalDays, 4, 5);
    }

    [Fact]
    public async Task A_refusal_for_good_ends_it_and_the_reason_names_no_address()
    {
        var id = await QueuedAsync(await PersonAsync("refuse550@voorbeeld.example"));

        await SweepAsync();

        var message = (await HistoryAsync(id)).Message;
        Assert.Equal(MessageState.Refused, message.State);
        Assert.Contains("550", message.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("refuse550", message.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_answer_is_uncertain_and_the_same_mail_goes_again()
    {
        var id = await QueuedAsync(await PersonAsync("hangup-once@voorbeeld.example"));

        await SweepAsync();
        var lost = (await HistoryAsync(id)).Message;
        Assert.Equal((MessageState.Uncertain, MessageReason.NoAnswer), (lost.State, lost.Reason));
        Writer.Words = "Andere woorden.";
        Database.Clock.Advance(TimeSpan.FromMinutes(2));
        await SweepAsync();

        Assert.Equal(MessageState.Sent, await StateAsync(id));
        var mails = (await Server.ArrivedAsync()).Select(mail => ReadMail.Parse(mail.Raw)).ToList();
        Assert.Equal(2, mails.Count);
        Assert.Equal(mails[0].Header("Message-ID"), mails[1].Header("Message-ID"));
        Assert.Equal(mails[0].Text, mails[1].Text);
    }

    [Fact]
    public async Task A_sender_that_died_between_body_and_answer_leaves_a_message_that_another_sends_again()
    {
        var id = await QueuedAsync(await PersonAsync("anna@voorbeeld.example"));
        var outbox = Get<Outbox>();
        var claimed = Assert.Single(await outbox.ClaimDueAsync(Lease, 10, Stop));
        var words = await Get<Vault>().SealAsync(
            claimed.PersonId, new RenderedMail("Dag", "Eerste woorden", "", null, new Dictionary<string, string>()).ToJson(), Stop);
        Assert.True(await outbox.BeginAsync(claimed, words!, Lease, Stop));

        Assert.Equal(0, await SweepAsync());
        Database.Clock.Advance(Lease);
        Assert.Equal(1, await SweepAsync());

        Assert.Equal(["sending", "uncertain", "sending", "sent"], (await HistoryAsync(id)).Events.Select(step => step.State));
        Assert.Equal("Eerste woorden", ReadMail.Parse(Assert.Single(await Server.ArrivedAsync()).Raw).Text);
        Assert.False(await outbox.TryAgainAsync(claimed, MessageState.Retrying, "too late", Database.Clock.Now, Stop));
        Assert.Equal(MessageState.Sent, await StateAsync(id));
    }

    [Fact]
    public async Task A_sender_that_died_before_it_began_costs_nothing_but_the_lease()
    {
        var id = await QueuedAsync(await PersonAsync("anna@voorbeeld.example"));
        await Get<Outbox>().ClaimDueAsync(Lease, 10, Stop);

        Database.Clock.Advance(Lease);
        await SweepAsync();

        Assert.Equal(["sending", "sent"], (await HistoryAsync(id)).Events.Select(step => step.State));
    }

    [Fact]
    public async Task A_sender_that_is_told_to_stop_ends_what_it_began_and_gives_back_the_rest()
    {
        for (var number = 0; number < 60; number++)
            await QueuedAsync(await PersonAsync($"gast{number}@voorbeeld.example"));
        using var stopping = new CancellationTokenSource();
        Writer.OnWriting = stopping.Cancel;

        await Get<SendDueMessages>().RunAsync(stopping.Token);

        var states = await Get<MessageStore>().CountsByStateAsync(null, Stop);
        Assert.Equal([MessageState.Queued, MessageState.Sent], states.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(states[MessageState.Sent], (await Server.ArrivedAsync()).Count);
        Assert.Equal(states[MessageState.Queued], (await Get<Outbox>().ClaimDueAsync(Lease, 100, Stop)).Count);
    }

    [Fact]
    public async Task A_message_past_its_last_moment_is_missed_and_never_late()
    {
        var id = await QueuedAsync(await PersonAsync("anna@voorbeeld.example"), sendWithin: TimeSpan.FromHours(1));

        Database.Clock.Advance(TimeSpan.FromHours(1));
        await SweepAsync();

        Assert.Equal(MessageState.Missed, await StateAsync(id));
        Assert.Empty(await Server.ArrivedAsync());
    }

    [Fact]
    public async Task What_should_not_be_sent_any_more_is_skipped_with_the_writers_reason()
    {
        var id = await QueuedAsync(await PersonAsync("anna@voorbeeld.example"));
        Writer.SkipBecause = "Anna meldde zich af";

        await SweepAsync();

        var message = (await HistoryAsync(id)).Message;
        Assert.Equal((MessageState.Skipped, "Anna meldde zich af"), (message.State, message.Reason));
        Assert.Empty(await Server.ArrivedAsync());
    }

    [Fact]
    public async Task Somebody_without_an_address_gets_a_letter_and_somebody_erased_nothing()
    {
        var (letter, gone) = (await PersonAsync(null), await PersonAsync("anna@voorbeeld.example"));
        var (toLetter, toGone) = (await QueuedAsync(letter), await QueuedAsync(gone));
        await Database.Source.InTransactionAsync(connection => Get<Vault>().EraseAsync(connection, gone, Stop), Stop);

        await SweepAsync();

        Assert.Equal((MessageState.Letter, MessageReason.NoAddress), await EndAsync(toLetter));
        Assert.Equal((MessageState.Skipped, MessageReason.Erased), await EndAsync(toGone));
    }

    [Fact]
    public async Task A_writer_that_fails_holds_up_nobody_else()
    {
        Writer.FailsFor = "anna@voorbeeld.example";
        var (anna, ben) = (await QueuedAsync(await PersonAsync("anna@voorbeeld.example")),
            await QueuedAsync(await PersonAsync("ben@voorbeeld.example")));

        await SweepAsync();

        Assert.Equal((MessageState.Retrying, MessageState.Sent), (await StateAsync(anna), await StateAsync(ben)));
    }

    [Fact]
    public async Task What_can_be_missed_goes_before_what_can_wait()
    {
        await QueuedAsync(await PersonAsync("wachten@voorbeeld.example"));
        await QueuedAsync(await PersonAsync("haast@voorbeeld.example"), sendWithin: TimeSpan.FromMinutes(10));

        var first = Assert.Single(await Get<Outbox>().ClaimDueAsync(Lease, 1, Stop));

        Assert.NotNull(first.SendBefore);
    }

    [Theory]
    [InlineData("refuse550")]
    [InlineData("once451")]
    [InlineData("hangup")]
    [InlineData("anna")]
    public async Task No_log_line_ever_names_a_person_or_an_address(string receiver)
    {
        Writer.FailsFor = "anna@voorbeeld.example";
        await QueuedAsync(await PersonAsync($"{receiver}@voorbeeld.example"));

        await SweepAsync();

        Assert.NotEmpty(Log.Lines);
        Assert.DoesNotContain(Log.Lines,
            line => line.Contains("voorbeeld.example", StringComparison.Ordinal) || line.Contains("Anna", StringComparison.Ordinal));
    }
}
