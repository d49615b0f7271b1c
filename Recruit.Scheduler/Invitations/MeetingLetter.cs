using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Invitations;

/// <summary>A letter about a dialogue, to anybody who has to do with it: what every such letter can tell.</summary>
public abstract record MeetingLetter : Letter
{
    private readonly Dialogue dialogue;
    private readonly Programme programme;
    private readonly DateWords words;

    /// <param name="name">Of the person.</param>
    /// <param name="link">To the page where this person sees the dialogue.</param>
    protected MeetingLetter(Dialogue dialogue, Programme programme, string name, string link, string language)
    {
        (this.dialogue, this.programme, Name, Link, Language) = (dialogue, programme, name, link, language);
        words = new DateWords(language, dialogue.TimeZone);
    }

    public string Name { get; }

    public string Link { get; }

    public string Programme => programme.Name;

    public string Title => dialogue.Title;

    public string Contact => programme.ContactAddress;

    /// <summary>"dinsdag 9 maart 2027 om 19.30 uur".</summary>
    public string Moment => words.Moment(dialogue.StartsAt);

    /// <summary>"dinsdag 9 maart 2027".</summary>
    public string Day => words.Day(dialogue.StartsAt);

    /// <summary>"19.30 uur".</summary>
    public string Time => words.Time(dialogue.StartsAt);

    /// <summary>"van 19.30 tot 21.30 uur".</summary>
    public string Between => words.Between(dialogue.StartsAt, dialogue.EndsAt);

    /// <summary>"2 uur".</summary>
    public string Length => words.Length(dialogue.Minutes);

    /// <summary>The hall, or that it is online.</summary>
    public string Place => (dialogue.Format, Language) switch
    {
        (DialogueFormat.Online, _) => "online",
        (DialogueFormat.Hybrid, "en") => $"{dialogue.Venue}, or online",
        (DialogueFormat.Hybrid, _) => $"{dialogue.Venue}, of online",
        _ => dialogue.Venue,
    };

    /// <summary>One more line of a list: where to join online; nothing for a dialogue in a hall.</summary>
    public Markdown Join => Uri.TryCreate(dialogue.Link, UriKind.Absolute, out var link) && dialogue.Format != DialogueFormat.Hall
        ? new Markdown($"\n- {(Language == "en" ? "Join online" : "Online meedoen")}: <{link.AbsoluteUri}>")
        : new Markdown("");

    protected string Language { get; }

    protected DateWords Words => words;

    protected DateTimeOffset StartsAt => dialogue.StartsAt;
}
