using Recruit.Data.Invitations;
using Recruit.Data.Post;

namespace Recruit.Scheduler.Post;

/// <summary>How somebody without an e-mail address is told.</summary>
public enum PostRoute
{
    Letter,

    /// <summary>A letter would come too late.</summary>
    CallInTime,

    /// <summary>There is no address to write to.</summary>
    CallWithoutAddress,
}

/// <summary>Whether a letter still makes sense.</summary>
public static class PostRoutes
{
    /// <summary>
    /// A letter needs a day or two to arrive, and its reader a day or two to do something: with less time left, staff call.
    /// </summary>
    public static readonly TimeSpan LeastTime = TimeSpan.FromDays(4);

    public static PostRoute Of(WaitingLetter letter, bool hasAddress, DateTimeOffset now) =>
        !hasAddress ? PostRoute.CallWithoutAddress : Deadline(letter, now) - now < LeastTime ? PostRoute.CallInTime : PostRoute.Letter;

    /// <summary>Until when the reader can do something with it; a word of thanks is in time whenever it comes.</summary>
    private static DateTimeOffset Deadline(WaitingLetter letter, DateTimeOffset now) => letter switch
    {
        { StartsAt: null } or { Rule: InvitationRule.Invitation, AnswerBy: null } => DateTimeOffset.MaxValue,
        { StartsAt: { } start } when start <= now => DateTimeOffset.MaxValue,
        // Printing gives the person until half-way to the start at most.
        { Rule: InvitationRule.Invitation, StartsAt: { } start } => AnswerTime.HalfWay(now, start),
        { InvitationState: { } state, AnswerBy: { } answerBy } when InvitationState.IsOpen(state) => answerBy,
        _ => letter.StartsAt!.Value,
    };
}
