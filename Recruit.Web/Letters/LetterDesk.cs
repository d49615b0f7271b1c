using Recruit.Data.Dialogues;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Messages;
using Recruit.Web.Language;
using Recruit.Web.Messages;

namespace Recruit.Web.Letters;

/// <summary>A letter that is being read or written: what it can tell, its standard words, and the words that count now.</summary>
/// <param name="Scope">For whom its words are.</param>
/// <param name="Example">The letter to the made-up person.</param>
/// <param name="Wider">The words that would count if this place had none of its own.</param>
/// <param name="From">For whom the words that count were written; null for the standard words.</param>
public sealed record LetterOnDesk(
    LetterPlace Place, LetterScope Scope, string Name, Letter Example, LetterFile Standard, LetterFile Counting, LetterFile Wider,
    LetterScope? From, Dialogue Dialogue, IReadOnlyList<Dialogue> Dialogues)
{
    public string Kind => Example.Kind();

    /// <summary>Whether it is about a dialogue, so that a track and a type may have words of their own.</summary>
    public bool HasScopes => Example.PlaceIn(Place with { TrackId = null, Type = null }).TrackId is not null;

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
    /// <param name="scope">As in the address: a track, or a track and a type; null for the whole programme.</param>
    /// <returns>Null when there is no such letter.</returns>
    public async Task<LetterOnDesk?> FindAsync(
        Programme programme, string rule, string language, long? dialogueNumber, string? scope, CancellationToken stop)
    {
        var tracks = await programmes.TracksAsync(programme.Id, stop);
        if (!SiteLanguage.All.Contains(language) || LetterScope.Find(scope, tracks) is not { } asked)
            return null;
        var reminders = await programmes.ReminderRulesAsync(programme.Id, stop);
        var all = (await dialogues.ListAsync(programme.Id, asked.Track?.Id, null, stop))
            .Where(one => asked.Type is null || one.Type == asked.Type).ToList();
        var dialogue = all.FirstOrDefault(one => one.Number == dialogueNumber)
            ?? all.FirstOrDefault()
            ?? MadeUp(programme, asked);
        var track = tracks.FirstOrDefault(one => one.Id == dialogue.TrackId);
        if (examples.LetterOf(rule, programme, reminders, dialogue, language, track) is not { } letter)
            return null;
        var place = new LetterPlace(programme.Id, rule, language, asked.Track?.Id, asked.Type);
        var counting = await templates.NearestAsync(place, stop);
        var onDesk = new LetterOnDesk(place, asked, messageWords.Rule(rule, reminders), letter, letter.StandardWords(language),
            await templates.WordsAsync(place, letter, language, stop), await WiderAsync(place, letter, stop),
            counting is null ? null : LetterScope.Of(counting, tracks), dialogue, all);
        return asked.IsWhole || onDesk.HasScopes ? onDesk : null;
    }

    /// <summary>For whom words may be written: the programme, each track and, within the track that is looked at, each type.</summary>
    public async Task<IReadOnlyList<LetterScope>> ScopesAsync(Programme programme, LetterScope at, CancellationToken stop) =>
    [
        LetterScope.Whole,
        .. (await programmes.TracksAsync(programme.Id, stop)).SelectMany(track => track.Id == at.Track?.Id
            ? [new LetterScope(track, null), .. DialogueType.All.Select(type => new LetterScope(track, type))]
            : new[] { new LetterScope(track, null) }),
    ];

    private Task<LetterFile> WiderAsync(LetterPlace place, Letter letter, CancellationToken stop) =>
        place.Nearest is [_, var wider, ..]
            ? templates.WordsAsync(wider, letter, place.Language, stop)
            : Task.FromResult(letter.StandardWords(place.Language));

    private Dialogue MadeUp(Programme programme, LetterScope scope)
    {
        var made = examples.MadeUpDialogue(programme);
        return made with
        {
            TrackId = scope.Track?.Id ?? made.TrackId,
            Type = scope.Type ?? made.Type,
            PaperDays = scope.Track?.PaperDays,
        };
    }
}
