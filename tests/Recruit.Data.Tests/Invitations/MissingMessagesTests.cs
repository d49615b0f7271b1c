using Dapper;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Testing;

namespace Recruit.Data.Tests.Invitations;

/// <summary>What people should have been told and no message tells is found and queued, once.</summary>
public sealed class MissingMessagesTests : DatabaseTests
{
    protected override async Task BeginAsync() => await FilledEvening.CreateAsync(Database);

    [Fact]
    public async Task When_nothing_is_missing_nothing_is_queued() => Assert.Equal(0, await Get<MissingMessages>().QueueAsync(Stop));

    [Theory]
    [InlineData(InvitationRule.Accepted, 2)]
    [InlineData(InvitationRule.Invitation, 1)]
    public async Task Anna_and_Ben_whose_confirmation_and_Cem_whose_invitation_was_lost_get_it_after_all(string rule, int lost)
    {
        await RemoveAsync(rule);

        var found = await Get<MissingMessages>().QueueAsync(Stop);
        var again = await Get<MissingMessages>().QueueAsync(Stop);

        Assert.Equal((lost, 0), (found, again));
        Assert.Equal(lost, await Get<MessageStore>().CountAsync(new MessageFilter(Rule: rule, State: MessageState.Queued), Stop));
    }

    [Fact]
    public async Task After_the_dialogue_nobody_is_told_any_more()
    {
        await RemoveAsync(InvitationRule.Accepted);

        Database.Clock.Advance(TimeSpan.FromDays(365));

        Assert.Equal(0, await Get<MissingMessages>().QueueAsync(Stop));
    }

    private async Task RemoveAsync(string rule)
    {
        await using var connection = await Database.Source.OpenConnectionAsync(Stop);
        await connection.ExecuteAsync("delete from message where rule = @rule", new { rule });
    }
}
