using Recruit.Scheduler.Invitations;

namespace Recruit.Scheduler.Reminders.Letters.Coming;

/// <summary>Reminds somebody who comes, some days before the start.</summary>
public sealed record ComingLetter : DialogueLetter
{
    private readonly DateTimeOffset now;

    /// <param name="now">From when the days are counted.</param>
    /// <inheritdoc/>
    public ComingLetter(InvitationView view, string name, string link, string language, DateTimeOffset now)
        : base(view, name, link, language) =>
        this.now = now;

    /// <summary>"morgen", "over 7 dagen".</summary>
    public string Until => Words.DaysUntil(now, StartsAt);
}
