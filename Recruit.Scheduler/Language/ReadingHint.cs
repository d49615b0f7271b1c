namespace Recruit.Scheduler.Language;

/// <summary>What makes a sentence hard to read.</summary>
public enum ReadingHintKind
{
    LongSentence,
    Passive,
    HardWord,
    LongWord,
    Shouting,
    DateInDigits,
    EmptyLinkText,
}

/// <summary>Something that could be said more plainly; a hint, never a must.</summary>
/// <param name="Sentence">In which it stands.</param>
/// <param name="Found">The words that it is about; empty when it is about the whole sentence.</param>
/// <param name="Easier">What could stand there instead; empty when there is no such word.</param>
/// <param name="Words">How many words the sentence has.</param>
public sealed record ReadingHint(ReadingHintKind Kind, string Sentence, string Found, string Easier, int Words);

/// <summary>How a text reads as a whole.</summary>
/// <param name="Ease">Flesch's reading ease for English, Douma's (1960) for Dutch: about 100 for the easiest texts,
/// 0 for the hardest.</param>
/// <param name="Seconds">How long most people take, at 200 words a minute.</param>
public sealed record ReadingEstimate(int Words, int Sentences, int LongestSentence, double Ease, int Seconds)
{
    /// <summary>Above this most adults read without effort.</summary>
    public const double Easy = 60;
}
