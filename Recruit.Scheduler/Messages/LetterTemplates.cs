using Microsoft.Extensions.Logging;
using Recruit.Data.Messages;

namespace Recruit.Scheduler.Messages;

/// <summary>
/// Chooses the words of a letter: those that are being tried, else the nearest own ones (type, track, programme), else the standard ones.
/// </summary>
public sealed partial class LetterTemplates(LetterTemplateStore templates, ILogger<LetterTemplates> log)
{
    /// <summary>Writes a letter of a programme, in the language of its message.</summary>
    public async Task<Writing.Written> WriteAsync(Guid programmeId, DueMessage message, Letter letter, CancellationToken stop)
    {
        if (message.Trial is { } trial && trial.Fits(letter))
            return letter.Write(trial, message.OnPaper);
        var place = letter.PlaceIn(new LetterPlace(programmeId, message.Rule, LanguageOf(message.Language)));
        return letter.Write(await WordsAsync(place, letter, message.Language, stop), message.OnPaper);
    }

    /// <summary>The own words that count here, of this place or a wider one; null where the standard ones do.</summary>
    public async Task<LetterTemplate?> NearestAsync(LetterPlace place, CancellationToken stop)
    {
        foreach (var wider in place.Nearest)
            if (await templates.NewestAsync(wider, stop) is { IsStandard: false } own)
                return own;
        return null;
    }

    /// <summary>The words that count now for this letter.</summary>
    /// <param name="language">Of the standard words, where nobody has own ones.</param>
    public async Task<LetterFile> WordsAsync(LetterPlace place, Letter letter, string language, CancellationToken stop)
    {
        if (await NearestAsync(place, stop) is not { } own)
            return letter.StandardWords(language);
        var words = LetterFile.Own(own.Letter, own.Subject!, own.Markdown!);
        // The rule may write another letter by now: in the last hours a reminder is short, and a rule can be changed.
        // A mail in standard words is better than none.
        if (words.Fits(letter))
            return words;
        LogDoNotFit(place.Rule, place.Language, own.Number, letter.Kind());
        return letter.StandardWords(language);
    }

    /// <summary>The language in which a programme's words for this reader stand.</summary>
    public static string LanguageOf(string language) => language switch { "en" => "en", _ => "nl" };

    [LoggerMessage(LogLevel.Information,
        "Own words of {Rule} ({Language}, version {Number}) are not for a {Letter}: it was written in the standard words")]
    private partial void LogDoNotFit(string rule, string language, int number, string letter);
}
