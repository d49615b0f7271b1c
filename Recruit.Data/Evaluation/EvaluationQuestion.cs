namespace Recruit.Data.Evaluation;

/// <summary>How a question is answered.</summary>
public static class QuestionKind
{
    /// <summary>1 to 5, each with a word.</summary>
    public const string Scale = "scale";

    /// <summary>1 is yes, 2 is no.</summary>
    public const string YesNo = "yes_no";

    /// <summary>One of a few: 1 is the first.</summary>
    public const string Choice = "choice";

    /// <summary>In one's own words.</summary>
    public const string Open = "open";

    public static readonly IReadOnlyList<string> All = [Scale, YesNo, Choice, Open];
}

/// <summary>A question of the form after the evening, in one wording.</summary>
public sealed record EvaluationQuestion
{
    public const int StepsOfAScale = 5;
    public const int MostChoices = 8;

    public Guid Id { get; init; }

    /// <summary>The same for all wordings of one question.</summary>
    public Guid RootId { get; init; }
    public int Position { get; init; }

    /// <summary>One of <see cref="QuestionKind"/>.</summary>
    public string Kind { get; init; } = "";
    public string WordsNl { get; init; } = "";
    public string WordsEn { get; init; } = "";

    /// <summary>What can be chosen, from 1 on; nothing for yes or no and for own words.</summary>
    public string[] ChoicesNl { get; init; } = [];
    public string[] ChoicesEn { get; init; } = [];

    /// <summary>When it was asked for the last time in these words; null while it is asked.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsOpen => Kind == QuestionKind.Open;

    public string Words(string language) => language switch { "en" => WordsEn, _ => WordsNl };

    /// <summary>What can be chosen, in words, from 1 on; empty for own words.</summary>
    public IReadOnlyList<string> Choices(string language) => (Kind, language) switch
    {
        (QuestionKind.YesNo, "en") => ["Yes", "No"],
        (QuestionKind.YesNo, _) => ["Ja", "Nee"],
        (_, "en") => ChoicesEn,
        _ => ChoicesNl,
    };

    /// <summary>Whether it asks the same in the same words.</summary>
    public bool Asks(EvaluationQuestion other) =>
        (Kind, WordsNl, WordsEn) == (other.Kind, other.WordsNl, other.WordsEn)
        && ChoicesNl.SequenceEqual(other.ChoicesNl) && ChoicesEn.SequenceEqual(other.ChoicesEn);
}

/// <summary>How a programme asks.</summary>
public sealed record EvaluationSettings
{
    public bool Anonymous { get; init; } = true;

    /// <summary>How many days after the dialogue the form closes.</summary>
    public int DaysOpen { get; init; } = 21;

    /// <summary>The tracks whose people are asked nothing.</summary>
    public Guid[] TracksOff { get; init; } = [];

    /// <summary>Since when everyone reads the results; null for nobody.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
}
