using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Recruit.Data.Messages;

namespace Recruit.Scheduler.Messages;

/// <summary>
/// The words of one kind of mail. A letter is a record; its Markdown stands beside its class as <c>InvitationLetter.nl.md</c> and
/// <c>.en.md</c>, with the subject as a heading on the first line, and may name the record's properties: <c>{{answer_by}}</c> is
/// <c>AnswerBy</c>. A line that begins with <c>{{mail_only}}</c> is left out on paper.
/// </summary>
public abstract record Letter
{
    private static readonly ConcurrentDictionary<(Type, string), LetterFile> Files = [];

    /// <summary>The letter in this language, or in Dutch when it does not exist in it.</summary>
    public Writing.Written Write(string language) => Write(StandardWords(language));

    /// <summary>The letter in other words than its own; they name nothing that this letter does not have.</summary>
    /// <param name="onPaper">Whether it leaves by post, without the lines that are about a mail.</param>
    public Writing.Written Write(LetterFile words, bool onPaper = false) => words.Fill(Values(), onPaper);

    /// <summary>The words that stand beside its class.</summary>
    public LetterFile StandardWords(string language) =>
        Files.GetOrAdd((GetType(), language), key => LetterFile.Beside(key.Item1, key.Item2));

    /// <summary>Which letter this is, whatever its words: <c>InvitationLetter</c>.</summary>
    public string Kind() => GetType().Name;

    /// <summary>Whose words it is written in: those of the dialogue's track and type, where it is about a dialogue.</summary>
    public virtual LetterPlace PlaceIn(LetterPlace programme) => programme;

    /// <summary>What it can tell, by the names of its placeholders.</summary>
    public IReadOnlyDictionary<string, object> Values() => GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .ToDictionary(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), property => property.GetValue(this) ?? "");
}

/// <summary>
/// A value of a letter that is Markdown itself, such as a list that we made; every other value is plain text and is escaped.
/// </summary>
public readonly record struct Markdown(string Source)
{
    public override string ToString() => Source;
}
