using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Seats;
using Recruit.Data.Staff;
using Recruit.Scheduler.Messages;

namespace Recruit.Web.Tests.Messages;

/// <summary>All mail of one press can be held up, let go and stopped.</summary>
public sealed class BatchTests : OrganiserTests
{
    private const string Batches = Home + "/berichten/zendingen";

    [Fact]
    public async Task Without_batches_the_page_says_when_the_first_comes()
    {
        await ProgrammeAsync();

        Assert.Contains("als u een ronde bevestigt", (await Olga.ReadAsync(Batches)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_batch_sends_nothing_until_it_is_let_go()
    {
        var (programme, batch) = await InvitedAsync();

        var paused = await FollowAsync(await Olga.SendAsync(Batches, [], "form[action*=Pause]"));
        await Site.Get<SendDueMessages>().RunAsync(Stop);
        var sentWhilePaused = (await ReadAsync(batch)).Sent;
        var resumed = await FollowAsync(await Olga.SendAsync(Batches, [], "form[action*=Resume]"));
        await Site.Get<SendDueMessages>().RunAsync(Stop);

        Assert.Contains("staat stil", paused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("gaat verder", resumed.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, sentWhilePaused);
        Assert.Equal((batch.Counted, 0), ((await ReadAsync(batch)).Sent, (await ReadAsync(batch)).Waiting));
        Assert.Empty((await Olga.ReadAsync(Batches)).QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Whoever_was_not_invited_before_the_stop_can_be_drawn_again_and_nobody_is_asked_instead()
    {
        var (programme, batch) = await InvitedAsync();
        await Site.Get<MessageBatches>().PauseAsync(batch.Id, "olga", Stop);

        var asked = await Olga.ReadAsync($"{Batches}/{batch.Id}/stoppen");
        var stopped = await FollowAsync(await Olga.SendAsync($"{Batches}/{batch.Id}/stoppen", []));
        await Site.SweepAllAsync();
        var again = await FollowAsync(await Olga.PostAsync($"{Batches}/{batch.Id}/stoppen"));

        Assert.Contains($"{batch.Counted} berichten gaan dan niet meer weg", asked.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{batch.Counted} mensen zijn niet uitgenodigd", stopped.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("al gestopt", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            (0, 0, batch.Counted), ((await ReadAsync(batch)).Sent, (await ReadAsync(batch)).Waiting, (await ReadAsync(batch)).Failed));
        Assert.Empty(await Site.Get<InvitationStore>().ListOfTrackAsync(programme.Citizens.Id, Stop));
        foreach (var dialogue in programme.Dialogues)
            Assert.All(await Site.Get<SeatStore>().ListAsync(dialogue.Id, Stop), seat => Assert.Null(seat.RegistrationId));
    }

    [Fact]
    public async Task A_stop_in_the_middle_leaves_those_who_were_invited_in_peace()
    {
        var (programme, batch) = await InvitedAsync();
        var outbox = Site.Get<Outbox>();
        var held = await outbox.ClaimDueAsync(TimeSpan.FromMinutes(5), 10, Stop);

        var freed = await Site.Get<InvitationBatches>().StopAsync(batch.Id, "olga", Stop);
        foreach (var message in held)
            await outbox.FinishAsync(message, MessageState.Sent, "250",
                connection => Site.Get<InvitationStore>().NoteSentAsync(connection, message.SubjectId, Stop), Stop);

        Assert.Equal(batch.Counted - 10, freed);
        var invitations = await Site.Get<InvitationStore>().ListOfTrackAsync(programme.Citizens.Id, Stop);
        Assert.Equal(10, invitations.Count);
        Assert.All(invitations, invitation => Assert.Equal(InvitationState.Sent, invitation.State));
    }

    [Fact]
    public async Task A_viewer_sees_batches_and_can_do_nothing_with_them()
    {
        var (_, batch) = await InvitedAsync();
        using var vera = await SignedInAsync(StaffRole.Viewer);

        Assert.Empty((await vera.ReadAsync(Batches)).QuerySelectorAll("main form"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound,
            (await vera.PostAsync($"{Batches}?handler=Pause", new() { ["zending"] = $"{batch.Id}" })).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await vera.PostAsync($"{Batches}/{batch.Id}/stoppen")).StatusCode);
    }

    private async Task<(Recruit.Testing.SmallProgramme Programme, MessageBatch Batch)> InvitedAsync()
    {
        var programme = await ProgrammeAsync(60);
        await programme.InviteAsync();
        return (programme, Assert.Single(await Site.Get<MessageBatches>().ListAsync(programme.Programme.Id, Stop)));
    }

    private async Task<MessageBatch> ReadAsync(MessageBatch batch) => (await Site.Get<MessageBatches>().GetAsync(batch.Id, Stop))!;
}
