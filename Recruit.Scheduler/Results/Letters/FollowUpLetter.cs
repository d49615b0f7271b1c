using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Results.Letters;

/// <summary>Tells who was at a dialogue what was done with what people said there.</summary>
/// <param name="Title">What was done, in a few words.</param>
/// <param name="Day">When.</param>
/// <param name="ResultsLink">To the page that shows it beside the results.</param>
/// <param name="StopLink">To the page where a press ends such news.</param>
public sealed record FollowUpLetter(
    string Name, string Programme, string Title, string Words, string Day, string ResultsLink, string StopLink, string Contact) : Letter
{
    /// <summary>Where more is to be read; empty when there is no such place.</summary>
    public string SourceAddress { get; init; } = "";

    /// <summary>Of the letter.</summary>
    public string Language { get; init; } = "nl";

    /// <summary>A paragraph with where to read more; nothing where there is no such place.</summary>
    public Markdown More => Uri.TryCreate(SourceAddress, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
        ? new Markdown($"{new Wording("Read more", "Lees meer").In(Language)}: <{address.AbsoluteUri}>\n\n")
        : new Markdown("");
}
