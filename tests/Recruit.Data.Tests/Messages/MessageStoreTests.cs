using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Testing;

namespace Recruit.Data.Tests.Messages;

/// <summary>One message per person, rule and occasion, to be found again by state, rule and programme.</summary>
public sealed class MessageStoreTests : DatabaseTests
{
    private static readonly Guid Programme = Guid.NewGuid();

    private MessageStore Messages => Get<MessageStore>();

    [Fact]
    public async Task The_same_person_rule_and_occasion_is_queued_once_even_by_two_at_the_same_time()
    {
        var invitation = About(Guid.NewGuid(), "invitation");

        var queued = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => QueueAsync(invitation)));

        Assert.Equal(1, queued.Sum());
        Assert.Equal(1, await QueueAsync(invitation with { Occasion = "another" }));
    }

    [Fact]
    public async Task A_message_queued_in_a_transaction_that_fails_never_was()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.Source.InTransactionAsync(async connection =>
        {
            await Messages.QueueAsync(connection, About(Guid.NewGuid(), "invitation"), Stop);
            throw new InvalidOperationException("the seat was taken");
        }, Stop));

        Assert.Equal(0, await Messages.CountAsync(new MessageFilter(), Stop));
    }

    [Fact]
    public async Task A_page_of_messages_is_found_by_programme_rule_and_state()
    {
        await QueueAsync([.. Enumerable.Range(0, 5).Select(_ => About(Guid.NewGuid(), "invitation")), About(Guid.NewGuid(), "reminder")]);
        await QueueAsync(About(Guid.NewGuid(), "invitation") with { ProgrammeId = Guid.NewGuid() });
        var invitations = new MessageFilter(Programme, MessageState.Queued, "invitation");

        var pages = await Task.WhenAll(Messages.ListAsync(invitations, 0, 3, Stop), Messages.ListAsync(invitations, 3, 3, Stop));

        Assert.Equal([3, 2], pages.Select(page => page.Count));
        Assert.Equal(5, pages.SelectMany(page => page).DistinctBy(message => message.Id).Count());
        Assert.Equal(5, await Messages.CountAsync(invitations, Stop));
        Assert.Equal(0, await Messages.CountAsync(invitations with { State = MessageState.Sent }, Stop));
        Assert.Equal(["invitation", "reminder"], await Messages.RulesAsync(Programme, Stop));
    }

    [Fact]
    public async Task Messages_are_counted_by_state()
    {
        await QueueAsync([About(Guid.NewGuid(), "invitation"), About(Guid.NewGuid(), "invitation"), About(Guid.NewGuid(), "reminder")]);
        var outbox = Get<Outbox>();
        var claimed = Assert.Single(await outbox.ClaimDueAsync(TimeSpan.FromMinutes(1), 1, Stop));
        await outbox.FinishAsync(claimed, MessageState.Skipped, "declined", _ => Task.CompletedTask, Stop);

        Assert.Equal(new Dictionary<string, int> { ["queued"] = 2, ["skipped"] = 1 }, await Messages.CountsByStateAsync(Programme, Stop));
    }

    [Fact]
    public async Task What_is_written_alongside_an_end_stands_or_falls_with_it()
    {
        await QueueAsync(About(Guid.NewGuid(), "invitation"));
        var outbox = Get<Outbox>();
        var claimed = Assert.Single(await outbox.ClaimDueAsync(TimeSpan.FromMinutes(1), 1, Stop));

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            outbox.FinishAsync(
                claimed, MessageState.Sent, "250", _ => throw new InvalidOperationException("the invitation is gone"), Stop));

        var history = await Messages.GetAsync(claimed.Id, Stop);
        Assert.Equal(MessageState.Queued, history!.Message.State);
        Assert.Empty(history.Events);
    }

    [Fact]
    public async Task Who_lost_the_lease_can_change_nothing()
    {
        await QueueAsync(About(Guid.NewGuid(), "invitation"));
        var outbox = Get<Outbox>();
        var slow = Assert.Single(await outbox.ClaimDueAsync(TimeSpan.FromMinutes(1), 1, Stop));
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var quick = Assert.Single(await outbox.ClaimDueAsync(TimeSpan.FromMinutes(1), 1, Stop));

        Assert.False(await outbox.BeginAsync(slow, [1], TimeSpan.FromMinutes(1), Stop));
        Assert.False(await outbox.FinishAsync(slow, MessageState.Sent, "250", _ => Task.CompletedTask, Stop));
        await outbox.ReleaseAsync(slow, Stop);
        Assert.Empty(await outbox.ClaimDueAsync(TimeSpan.FromMinutes(1), 1, Stop));
        Assert.True(await outbox.BeginAsync(quick, [1], TimeSpan.FromMinutes(1), Stop));
    }

    [Fact]
    public async Task What_is_given_back_can_be_claimed_at_once()
    {
        await QueueAsync(About(Guid.NewGuid(), "invitation"));
        var outbox = Get<Outbox>();
        await outbox.ReleaseAsync(Assert.Single(await outbox.ClaimDueAsync(TimeSpan.FromMinutes(1), 1, Stop)), Stop);

        Assert.Single(await outbox.ClaimDueAsync(TimeSpan.FromMinutes(1), 1, Stop));
    }

    private NewMessage About(Guid person, string rule) =>
        new(person, rule, "once", Guid.NewGuid(), Database.Clock.Now) { ProgrammeId = Programme };

    private Task<int> QueueAsync(params NewMessage[] messages) =>
        Database.Source.InTransactionAsync(connection => Messages.QueueAsync(connection, messages, Stop), Stop);
}
