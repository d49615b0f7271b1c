namespace Recruit.Scheduler.Invitations.Turnouts;

/// <summary>Where a dialogue stands before more people are invited.</summary>
/// <param name="Wished">How many should come.</param>
/// <param name="Most">How many there is room for.</param>
/// <param name="Accepted">How many have a seat for certain.</param>
/// <param name="Open">How many have an invitation and did not answer yet.</param>
public sealed record SeatsToFill(int Wished, int Most, int Accepted = 0, int Open = 0)
{
    /// <summary>An invitation is the promise of a seat, so that no more may be out than there are seats.</summary>
    public int Room => Math.Max(0, Most - Accepted - Open);
}

/// <summary>How many people to invite, and what will come of it.</summary>
/// <param name="Invite">The smallest number that gives the certainty wished, or all that there is room for.</param>
/// <param name="Certainty">The chance that at least as many come as wished.</param>
/// <param name="NeededWithoutMost">What the certainty would take if the room had no end; null when a thousand are not enough.</param>
/// <param name="Attendance">The chance that nobody, one, two, … come: the columns of a chart.</param>
public sealed record InvitationAdvice(int Invite, double Certainty, int? NeededWithoutMost, IReadOnlyList<double> Attendance);

/// <summary>
/// The smallest number of invitations that makes the wished attendance as good as certain. It never exceeds the room: whoever
/// accepts has a seat, and is not told afterwards that others were quicker. What the room leaves uncertain, replacements make up for.
/// </summary>
public static class HowManyToInvite
{
    public const double Certain = 0.95;

    private const int MostTried = 1_000;

    public static InvitationAdvice Of(SeatsToFill seats, TurnoutRates rates, double certainty = Certain)
    {
        var turnout = new Turnout(seats, rates);
        for (var open = 0; open < seats.Open; open++) turnout.InviteOneMore();

        var invited = 0;
        for (; invited < seats.Room && turnout.Certainty < certainty; invited++) turnout.InviteOneMore();
        var advice = new InvitationAdvice(invited, turnout.Certainty, null, turnout.Attendance());

        for (; invited < MostTried && turnout.Certainty < certainty; invited++) turnout.InviteOneMore();
        return turnout.Certainty < certainty ? advice : advice with { NeededWithoutMost = invited };
    }
}
