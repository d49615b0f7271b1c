using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Language;
using Recruit.Web.Language;

namespace Recruit.Web.Invitations;

/// <summary>What a guest can be told about an invitation now.</summary>
public enum Situation
{
    /// <summary>An answer is awaited.</summary>
    Open,

    /// <summary>The guest comes.</summary>
    Coming,
    Declined,

    /// <summary>The guest gave the seat back.</summary>
    Cancelled,

    /// <summary>Nobody answered in time, whether or not the sweep that notes it has passed.</summary>
    Expired,

    /// <summary>The seat went to somebody else.</summary>
    SeatGone,

    /// <summary>The dialogue has started or is over.</summary>
    Over,

    /// <summary>The dialogue does not take place.</summary>
    CalledOff,
}

/// <summary>An invitation as its guest sees it at a moment.</summary>
public sealed record HeldSeat(InvitationView View, DateTimeOffset Now)
{
    public Invitation Invitation => View.Invitation;
    public Dialogue Dialogue => View.Dialogue;

    /// <summary>Whether the dialogue changed since the guest last said to come: then he or she is asked whether it still suits.</summary>
    public bool ChangedSinceAnswer { get; init; }

    /// <summary>The clock of the guest; null for that of the dialogue.</summary>
    public string? OwnZone => View.Registration.TimeZone;

    public DateWords Words => new(SiteLanguage.Current, Dialogue.TimeZone, OwnZone);

    /// <summary>Why this person was invited, in words.</summary>
    public string Reason => ReasonWords.ForInvitee(Invitation.Reason, SiteLanguage.Current);

    public Situation Situation => View.Standing switch
    {
        { DialogueState: not DialogueState.Planned } => Situation.CalledOff,
        { State: InvitationState.Declined } => Situation.Declined,
        { State: InvitationState.Cancelled } => Situation.Cancelled,
        { State: InvitationState.Accepted } standing => standing.TakesNo(Now) ? Situation.Coming : Situation.Over,
        var standing => standing.Accept(Now) switch
        {
            AnswerOutcome.Accepted => Situation.Open,
            // Whether or not the sweep that notes it has passed.
            AnswerOutcome.Expired => Situation.Expired,
            AnswerOutcome.SeatGone => Situation.SeatGone,
            _ => Situation.Over,
        },
    };
}

/// <summary>Opens invitations by the link from a mail, or from one's own page.</summary>
public sealed class HeldSeats(
    CapabilityStore capabilities, InvitationViews views, InvitationStore invitations, InvitationLinks links, TimeProvider clock)
{
    /// <summary>Null when the link opens nothing (any more).</summary>
    public async Task<HeldSeat?> OpenAsync(string token, CancellationToken stop) =>
        await capabilities.SubjectAsync(CapabilityPurpose.Invitation, token, stop) is { } id && await views.ReadAsync(id, stop) is { } view
            ? new HeldSeat(view, clock.GetUtcNow()) { ChangedSinceAnswer = await ChangedSinceAnswerAsync(view, stop) }
            : null;

    private async Task<bool> ChangedSinceAnswerAsync(InvitationView view, CancellationToken stop) =>
        view is { Dialogue.MovedAt: { } moved, Invitation: { State: InvitationState.Accepted } invitation }
        && (await invitations.HistoryAsync(invitation.Id, stop)).Max(step => step.At) <= moved;

    /// <summary>Every invitation of a registration, the newest first.</summary>
    public async Task<IReadOnlyList<HeldSeat>> OfRegistrationAsync(Guid registrationId, CancellationToken stop) =>
        [.. (await views.OfRegistrationAsync(registrationId, stop)).Reverse().Select(view => new HeldSeat(view, clock.GetUtcNow()))];

    /// <summary>The path of the page of an invitation, with a fresh link.</summary>
    public async Task<string> PathToAsync(HeldSeat seat, CancellationToken stop) =>
        new Uri(await links.ToAsync(seat.View, stop)).AbsolutePath;
}
