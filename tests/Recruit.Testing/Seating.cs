using Recruit.Data.Dialogues;
using Recruit.Data.Draws;
using Recruit.Data.Invitations;

namespace Recruit.Testing;

/// <summary>Invites people by the shortest way that is still the real one: a round that proposes them and is confirmed.</summary>
public static class Seating
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    /// <summary>Seats these registrations at the first table of a dialogue and invites them.</summary>
    public static async Task InviteAsync(this TestDatabase database, Dialogue dialogue, params Guid[] registrations)
    {
        var rounds = database.Get<RoundStore>();
        var round = await rounds.RequestAsync(dialogue.ProgrammeId, dialogue.TrackId, [dialogue.Id], registrations, 7, "olga", Stop);
        await rounds.ClaimAsync(TimeSpan.FromMinutes(1), Stop);
        await rounds.ProposeAsync(round, [.. registrations.Select(one => new RoundRegistration(one, 0.5m, "seat", dialogue.Id, 1, null, ""))], "{}", Stop);
        await database.Get<ConfirmationStore>().ConfirmRoundAsync(round, "olga", Stop);
    }
}
