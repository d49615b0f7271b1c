using Dapper;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Postgres;
using Recruit.Data.Seats;
using Recruit.Testing;

namespace Recruit.Data.Tests.Invitations;

/// <summary>A programme in which Anna and Ben were drawn for an evening in three weeks.</summary>
public abstract class InvitationTestBase : ProgrammeTests
{
    protected Dialogue Evening { get; private set; } = null!;

    protected Guid Anna { get; private set; }

    protected Guid Ben { get; private set; }

    protected Guid Round { get; private set; }

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        Evening = await Programme.DialogueAsync();
        (Anna, Ben) = (await Programme.RegisterAsync("Anna"), await Programme.RegisterAsync("Ben", "man"));
        Round = await Programme.ProposeAsync(Evening, [Anna, Ben]);
    }

    protected Task<ConfirmOutcome> ConfirmAsync() => Get<ConfirmationStore>().ConfirmRoundAsync(Round, "olga", Stop);

    /// <summary>Confirms the round and gives the invitation of this person.</summary>
    protected async Task<Invitation> InvitedAsync(Guid person)
    {
        await ConfirmAsync();
        return await InvitationOfAsync(person);
    }

    protected async Task<Invitation> InvitationOfAsync(Guid person) =>
        Assert.Single(await Get<InvitationStore>().ListOfRegistrationAsync(person, Stop));

    protected async Task<string> StateOfAsync(Guid person) => (await InvitationOfAsync(person)).State;

    protected async Task<Seat> SeatAsync(int number) =>
        (await Get<SeatStore>().ListAsync(Evening.Id, Stop)).Single(seat => seat.Number == number);

    /// <summary>The rules of all messages about this invitation, in alphabetical order.</summary>
    protected async Task<IReadOnlyList<string>> RulesAboutAsync(Guid invitation)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        return (await connection.QueryAsync<string>(
            "select rule from message where subject_id = @invitation order by rule", new { invitation })).AsList();
    }

    /// <summary>Does as the mail worker does when every invitation has left.</summary>
    protected Task SendAllAsync() => Database.Source.InTransactionAsync(async connection =>
    {
        foreach (var invitation in await Get<InvitationStore>().ListOfDialogueAsync(Evening.Id, Stop))
            await Get<InvitationStore>().NoteSentAsync(connection, invitation.Id, Stop);
    }, Stop);
}
