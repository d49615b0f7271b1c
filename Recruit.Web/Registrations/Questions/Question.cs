using System.Globalization;
using Microsoft.Extensions.Localization;
using Recruit.Data.Spelling;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Questions;

/// <summary>One page of the sign-up: what it asks, how what is typed is understood, and how the answer is told back.</summary>
/// <param name="slug">Its part of the address of the page.</param>
/// <param name="words">The words of all questions, Dutch as the key.</param>
public abstract class Question(string slug, IStringLocalizer<Question> words)
{
    public const int LongestLine = 200;
    public const int LongestText = 500;

    public string Slug { get; } = slug;

    protected IStringLocalizer<Question> L { get; } = words;

    /// <summary>The question itself, as the heading of its page.</summary>
    public abstract string Title { get; }

    /// <summary>A few words for the list of answers.</summary>
    public abstract string Label { get; }

    /// <summary>Why we ask, above the fields of a page that has several.</summary>
    public virtual string? Explanation => null;

    /// <summary>What stands in the fields for these answers.</summary>
    public abstract Typed Write(Answers answers);

    /// <summary>The fields with what was typed in them; a single one is the heading of its page.</summary>
    public abstract IReadOnlyList<Field> Fields(Typed typed);

    public abstract Reading Read(Typed typed, Answers answers);

    public abstract bool IsAnswered(Answers answers);

    /// <summary>The answer in words; empty when there is none.</summary>
    public abstract string Tell(Answers answers);

    /// <summary>A line of text without outer spaces; a flaw when it is longer than allowed.</summary>
    protected string Line(Typed typed, string name, int longest, List<Flaw> flaws) =>
        Short(name, Spelled.Line(typed[name]), longest, flaws);

    /// <inheritdoc cref="Line"/>
    protected string Text(Typed typed, string name, int longest, List<Flaw> flaws) =>
        Short(name, Spelled.Lines(typed[name]), longest, flaws);

    private string Short(string name, string text, int longest, List<Flaw> flaws)
    {
        if (text.Length > longest)
            flaws.Add(new Flaw(name, L["Gebruik hoogstens {0} tekens. U gebruikte er {1}.", Number(longest), Number(text.Length)]));
        return text;
    }

    protected static string Number(int number) => number.ToString("#,0", CultureInfo.CurrentCulture);

    protected static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    protected static Reading Outcome(List<Flaw> flaws, Func<Answers> answers) =>
        flaws.Count > 0 ? new Reading.Unclear(flaws) : new Reading.Understood(answers());
}

/// <summary>Something that is not right in a field.</summary>
public sealed record Flaw(string Field, string Message);

/// <summary>What can come of reading what somebody typed.</summary>
public abstract record Reading
{
    public sealed record Understood(Answers Answers) : Reading;

    public sealed record Unclear(IReadOnlyList<Flaw> Flaws) : Reading;

    /// <summary>A good answer, but this person cannot take part (yet).</summary>
    public sealed record TooYoung(int MinimumAge) : Reading;
}
