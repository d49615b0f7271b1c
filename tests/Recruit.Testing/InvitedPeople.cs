using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;

namespace Recruit.Testing;

/// <summary>Invites people by the shortest way that is still the real one: a round that proposes them and is confirmed.</summary>
public static class InvitedPeople
{
    /// <summary>Seats these registrations at the first table of a dialogue and invites them.</summary>
    public static async Task InviteAsync(this TestDatabase database, Dialogue dialogue, params Guid[] registrations) =>
        await database.Get<ConfirmationStore>().ConfirmRoundAsync(
            await TestProgramme.ProposeAsync(database, dialogue, registrations), "olga", CancellationToken.None);
}
