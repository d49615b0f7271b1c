using Recruit.Data.Dialogues;

namespace Recruit.Scheduler.Dialogues;

/// <summary>A dialogue in words, in the language of the reader.</summary>
public static class DialogueWords
{
    /// <summary>What kind of dialogue it is; an unknown type speaks for itself.</summary>
    public static string Type(string type, string language) => (type, language) switch
    {
        (DialogueType.Exploratory, "en") => "Exploratory dialogue",
        (DialogueType.Exploratory, _) => "Verkenning",
        (DialogueType.Theme, "en") => "Theme dialogue",
        (DialogueType.Theme, _) => "Themadialoog",
        (DialogueType.Action, "en") => "Action table",
        (DialogueType.Action, _) => "Actietafel",
        (DialogueType.Focus, "en") => "Focus talk",
        (DialogueType.Focus, _) => "Focusgesprek",
        (DialogueType.Design, "en") => "Design dialogue",
        (DialogueType.Design, _) => "Ontwerpdialoog",
        _ => type,
    };

    public static string Format(string format, string language) => (format, language) switch
    {
        (DialogueFormat.Online, _) => "online",
        (DialogueFormat.Hall, "en") => "in a hall",
        (DialogueFormat.Hall, _) => "in een zaal",
        (DialogueFormat.Hybrid, "en") => "in a hall and online",
        (DialogueFormat.Hybrid, _) => "in een zaal en online",
        _ => format,
    };

    /// <summary>Where it is: the hall, or that it is online.</summary>
    public static string Place(Dialogue dialogue, string language) => (dialogue.Format, language) switch
    {
        (DialogueFormat.Online, _) => "online",
        (DialogueFormat.Hybrid, "en") => $"{dialogue.Venue}, or online",
        (DialogueFormat.Hybrid, _) => $"{dialogue.Venue}, of online",
        _ => dialogue.Venue,
    };
}
