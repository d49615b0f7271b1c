using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Reminders.Letters.Afterwards;

/// <summary>Thanks somebody who took part, and asks how it was.</summary>
public sealed record ThanksLetter : DialogueLetter
{
    /// <inheritdoc/>
    public ThanksLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language)
    {
    }

    /// <summary>Whether this person may fill in the form after the evening.</summary>
    public bool Asks { get; init; }

    /// <summary>A paragraph with where to fill in the form; nothing where nothing is asked.</summary>
    public Markdown Evaluation => !Asks
        ? new Markdown("")
        : new Markdown(new Wording(
            $"How was it for you? We have a few short questions. It takes five minutes.\n\n[Answer the questions]({Link}/evaluatie)\n\n",
            $"Hoe vond u het? Wij hebben een paar korte vragen. Het kost vijf minuten.\n\n[Beantwoord de vragen]({Link}/evaluatie)\n\n")
            .In(Language));
}
