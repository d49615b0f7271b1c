using Recruit.Web.Layout;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations;

/// <summary>A question as a page shows it.</summary>
/// <param name="Caption">Above the heading, such as <c>Stap 2 van 9</c>.</param>
public sealed record QuestionOnPage(Question Question, Typed Typed, string Caption)
{
    /// <summary>The fields; the first is the heading of the page when it is what the page asks.</summary>
    public IReadOnlyList<Field> Fields =>
        [.. Question.Fields(Typed).Select(asked => asked.IsHeading ? asked with { Caption = Caption } : asked)];

    /// <summary>Whether the page needs a heading of its own, above several fields.</summary>
    public bool HasOwnHeading => !Fields[0].IsHeading;
}
