using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Results;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Results;

/// <summary>Where people read what came of a dialogue, and where a press ends the news of it.</summary>
public sealed class ResultsNews(ResultsNotes notes, ResultsLinks links, SiteOptions site)
{
    /// <summary>Where the results of a dialogue are: elsewhere, or on our own page; empty before they are published.</summary>
    public async Task<string> WhereAsync(Programme programme, Dialogue dialogue, CancellationToken stop) =>
        await notes.OfAsync(dialogue.Id, stop) switch
        {
            null => "",
            { Link.Length: > 0 } elsewhere => elsewhere.Link,
            _ => PageOf(programme, dialogue.Number),
        };

    /// <summary>The page of the results of one dialogue, or of all.</summary>
    public string PageOf(Programme programme, long? dialogue = null) =>
        $"{site.BaseAddress}/programma/{programme.Slug}/resultaten{(dialogue is { } number ? $"/{number}" : "")}";

    public string StopLinkOf(Guid personId) => $"{site.BaseAddress}/geen-nieuws/{links.TokenOf(ResultsLinks.Stop, personId)}";

    /// <summary>Where the owner of an agreement says how it goes.</summary>
    public string AnswerLinkOf(Guid agreementId) => $"{site.BaseAddress}/afspraak/{links.TokenOf(ResultsLinks.Agreement, agreementId)}";
}
