using Recruit.Data.Dialogues;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Reminders.Letters.Coming;

/// <summary>Reminds a host of the dialogue: the programme of the evening, what the host does, and where the roster is.</summary>
public sealed record HostBriefingLetter : ReminderLetter
{
    private const int DoorsOpen = 30;

    /// <inheritdoc/>
    public HostBriefingLetter(ReminderScene scene) : base(scene)
    {
    }

    /// <summary>The programme of the evening: a list of times.</summary>
    public Markdown Evening => new(string.Join('\n', new[]
    {
        Line(Dialogue.StartsAt.AddMinutes(-DoorsOpen), Dialogue.Format == DialogueFormat.Online
            ? new("The meeting is open; we help whoever cannot get in.", "De vergadering is open; wij helpen wie er niet in komt.")
            : new("Doors open; people get a place card.", "De zaal is open; mensen krijgen een plaatskaart.")),
        Line(Dialogue.StartsAt, new("You welcome everyone, in five minutes.", "U heet iedereen welkom, in vijf minuten.")),
        Line(Dialogue.StartsAt.AddMinutes(10), Talk),
        Line(Dialogue.EndsAt, new("The end: you thank everyone.", "Einde: u bedankt iedereen.")),
    }) + "\n");

    private Wording Talk => Dialogue switch
    {
        { TalkRounds: > 1 } => Wording.Of(
            $"People talk at {Dialogue.TableCount} tables, in {Dialogue.TalkRounds} rounds; between them they change tables.",
            $"Mensen praten aan {Dialogue.TableCount} tafels, in {Dialogue.TalkRounds} rondes; daartussen wisselen zij van tafel."),
        { TableCount: > 1 } => Wording.Of(
            $"People talk at {Dialogue.TableCount} tables, each with a facilitator.",
            $"Mensen praten aan {Dialogue.TableCount} tafels, elk met een gespreksleider."),
        _ => new("People talk at one table, with a facilitator.", "Mensen praten aan één tafel, met een gespreksleider."),
    };

    private string Line(DateTimeOffset at, Wording what) => $"- {Words.Time(at)}: {what.In(Language)}";
}
