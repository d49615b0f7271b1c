using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Reminders.Letters.Afterwards;

/// <summary>Tells somebody that the draw gave no seat: that a lot decided, with which chance, and what can still come.</summary>
public sealed record NotDrawnLetter : ReminderLetter
{
    private readonly ReminderScene scene;

    /// <inheritdoc/>
    public NotDrawnLetter(ReminderScene scene) : base(scene) => this.scene = scene;

    /// <summary>A sentence with the chance; empty where it is not known.</summary>
    public string Chance => Permille is > 0 and var chance
        ? Wording.Of(
            $"Your chance of a seat was {chance} in 1,000.",
            $"Uw kans op een plaats was {chance} op de 1.000.").In(Language)
        : "";

    /// <summary>What being a reserve came to, or that this person is none.</summary>
    public string Reserve => (scene.About.SentAt > scene.About.Since
        ? new Wording(
            $"You were a reserve until {Words.Moment(scene.About.SentAt.Value)}. No seat became free in time.",
            $"U was reserve tot {Words.Moment(scene.About.SentAt.Value)}. Er kwam op tijd geen plaats vrij.")
        : new("You are not on the reserve list of this draw.", "U staat niet op de reservelijst van deze loting.")).In(Language);

    /// <summary>A paragraph with the public page of the draw; nothing where none was published.</summary>
    public Markdown Draw => scene.DrawLink.Length > 0
        ? new Markdown($"[{new Wording("See how the draw was made", "Bekijk hoe er is geloot").In(Language)}]({scene.DrawLink})\n\n")
        : new Markdown("");

    /// <summary>A list of dialogues that are still to come; nothing where there are none.</summary>
    public Markdown Others => scene.Others.Count == 0
        ? new Markdown("")
        : new Markdown(new Wording("These dialogues are still to come:", "Deze dialogen komen nog:").In(Language) + "\n\n"
            + string.Concat(scene.Others.Select(one => $"- {LetterFile.Escaped(one.Title)}: {Words.Moment(one.StartsAt)}\n")) + "\n");

    private int Permille => (int)Math.Round((scene.About.Chance ?? 0) * 1000);
}
