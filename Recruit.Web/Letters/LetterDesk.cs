using Recruit.Data.Dialogues;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Messages;
using Recruit.Web.Language;
using Recruit.Web.Messages;

namespace Recruit.Web.Letters;

/// <summary>A letter that is being read or written: what it can tell, its standard words, and the words that count now.</summary>
/// <param name="Example">The letter to the made-up person.</param>
public sealed record LetterOnDesk(
    LetterPlace Place, string Name, Letter Example, LetterFile Standard, LetterFile Counting, Dialogue Dialogue,
    IReadOnlyList<Dialogue> Dialogues)
{
    public string Kind => Example.Kind();

    /// <summary>What it can tell, by the names of the placeholders, with example values.</summary>
    public IReadOnlyDictionary<string, object> Values => Example.Values();
}

/// <summary>Finds the letters of a programme for the pages that change them.</summary>
public sealed class LetterDesk(
    ProgrammeStore programmes, DialogueStore dialogues, LetterExamples examples, LetterTemplates templates, MessageWords messageWords,
    LetterWords words)
{
    public LetterWords Words => words;

    /// <param name="dialogueNumber">Of the dialogue that the example is about; null for the first.</param>
    /// <returns>Null when there is no such letter.</returns>
    public async Task<LetterOnDesk?> FindAsync(
        Programme programme, string rule, string language, long? dialogueNumber, CancellationToken stop)
    {
        var reminders = await programmes.ReminderRulesAsync(programme.Id, stop);
        var all = await dialogues.ListAsync(programme.Id, null, null, stop);
        var dialogue = all.FirstOrDefault(one => one.Number == dialogueNumber)
            ?? all.FirstOrDefault()
            ?? examples.MadeUpDialogue(programme);
        if (!SiteLanguage.All.Contains(language) || examples.LetterOf(rule, programme, reminders, dialogue, language) is not { } letter)
            return null;
        var place = new LetterPlace(programme.Id, rule, language);
        return new LetterOnDesk(place, messageWords.Rule(rule, reminders), letter, letter.StandardWords(language),
            await templates.WordsAsync(place, letter, language, stop), dialogue, all);
    }
}
