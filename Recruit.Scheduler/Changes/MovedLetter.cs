using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Changes;

/// <summary>
/// Tells somebody who was invited that the date, the length or the place of the dialogue changed, and asks whether it still suits.
/// </summary>
public sealed record MovedLetter : DialogueLetter
{
    private readonly InvitationView view;

    /// <inheritdoc/>
    public MovedLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language) =>
        this.view = view;

    /// <summary>What changed, in a sentence or two.</summary>
    public string Change => MoveWords.Change(view.Dialogue, Language, view.Registration.TimeZone);

    /// <summary>What the person's own answer is worth now.</summary>
    public string Answer => (view.Invitation.IsOpen, Language) switch
    {
        (true, "en") => $"We would still like to know whether you are coming. Please answer by {AnswerBy} at the latest.",
        (true, _) => $"Wij horen nog graag of u komt. Geef uw antwoord uiterlijk op {AnswerBy}.",
        (false, "en") => "You said that you are coming. That answer still stands. If you can no longer come, please say so soon.",
        (false, _) => "U zei dat u komt. Dat antwoord geldt nog. Kunt u nu niet meer? Zeg het dan snel.",
    };

    /// <summary>Where to join online, for who comes; the others get it when they say yes.</summary>
    public Markdown JoinIfComing => view.Invitation.IsOpen ? new Markdown("") : Join;
}
