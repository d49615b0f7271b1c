using Recruit.Data.Dialogues;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Dialogues;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Invitations;

/// <summary>A letter about a dialogue, to anybody who has to do with it: what every such letter can tell.</summary>
public abstract record MeetingLetter : Letter
{
    private readonly Programme programme;
    private readonly DateWords words;

    /// <param name="name">Of the person.</param>
    /// <param name="ownZone">The clock of the person, where it is another than that of the dialogue.</param>
    protected MeetingLetter(Dialogue dialogue, Programme programme, string name, string language, string? ownZone = null)
    {
        (Dialogue, this.programme, Name, Language) = (dialogue, programme, name, language);
        words = new DateWords(language, dialogue.TimeZone, ownZone);
    }

    public string Name { get; }

    public string Programme => programme.Name;

    public string Title => Dialogue.Title;

    public string Contact => programme.ContactAddress;

    /// <summary>"dinsdag 9 maart 2027 om 19.30 uur".</summary>
    public string Moment => words.Moment(Dialogue.StartsAt);

    /// <summary>"dinsdag 9 maart 2027".</summary>
    public string Day => words.Day(Dialogue.StartsAt);

    /// <summary>"19.30 uur".</summary>
    public string Time => words.Time(Dialogue.StartsAt);

    /// <summary>"van 19.30 tot 21.30 uur".</summary>
    public string Between => words.Between(Dialogue.StartsAt, Dialogue.EndsAt);

    /// <summary>"2 uur".</summary>
    public string Length => words.Length(Dialogue.Minutes);

    /// <summary>The hall, or that it is online.</summary>
    public string Place => DialogueWords.Place(Dialogue, Language);

    /// <summary>One more line of a list: where to join online; nothing for a dialogue in a hall.</summary>
    public Markdown Join => Uri.TryCreate(Dialogue.Link, UriKind.Absolute, out var link) && Dialogue.Format != DialogueFormat.Hall
        ? new Markdown($"\n- {new Wording("Join online", "Online meedoen").In(Language)}: <{link.AbsoluteUri}>")
        : new Markdown("");

    /// <summary>What to do before the dialogue: a paper where one is asked, and nothing where none is.</summary>
    public Markdown Preparation => new(Dialogue.PaperDueAt is { } due
        ? new Wording($"We ask you for a paper, by {words.Day(due)}. You hand it in on your own page.",
            $"Wij vragen u om een paper, uiterlijk {words.Day(due)}. U levert hem in op uw eigen pagina.").In(Language)
        : new Wording("You need not bring or prepare anything.", "U hoeft niets mee te nemen en niets voor te bereiden.").In(Language));

    /// <summary>A paragraph with where to read the guide and other materials; nothing where there are none for this person.</summary>
    public Markdown Materials => new(MaterialsLink.Length == 0
        ? ""
        : $"[{new Wording("Read what you need for the dialogue", "Lees wat u nodig hebt voor het gesprek").In(Language)}]"
            + $"({MaterialsLink})\n\n");

    /// <summary>Empty where there is nothing for this person.</summary>
    internal string MaterialsLink { get; init; } = "";

    /// <summary>The entry in the calendar of somebody who leads the dialogue; the same one in every mail about it.</summary>
    public CalendarEntry LeadersEntry(Contact contact, DateTimeOffset now) => DialogueCalendar.Of(
        $"{Dialogue.Id:N}@recruit", Dialogue, programme, contact.Email is { } address ? (contact.Name, address) : null, now);

    /// <inheritdoc/>
    public override LetterPlace PlaceIn(LetterPlace programme) => programme with { TrackId = Dialogue.TrackId, Type = Dialogue.Type };

    protected Dialogue Dialogue { get; }

    protected string Language { get; }

    protected DateWords Words => words;

    protected DateTimeOffset StartsAt => Dialogue.StartsAt;
}
