using Microsoft.Extensions.Localization;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Questions;

/// <summary>What a person needs at the table: a wheelchair, an interpreter, large print.</summary>
public sealed class NeedsQuestion(IStringLocalizer<Question> words) : Question("nodig", words)
{
    private const string Needs = "nodig";

    public override string Title => L["Hebt u iets nodig om mee te kunnen praten?"];
    public override string Label => L["Wat u nodig hebt"];

    public override Typed Write(Answers answers) => new((Needs, answers.Needs));

    public override IReadOnlyList<Field> Fields(Typed typed) =>
    [
        new TextField(Needs, Title, typed[Needs])
        {
            Hint = L["Bijvoorbeeld een tolk, ruimte voor een rolstoel of grote letters. Alleen de gastheer en de gespreksleider van uw tafel zien dit."],
            IsHeading = true, Optional = true, Lines = 4,
        },
    ];

    public override Reading Read(Typed typed, Answers answers)
    {
        var flaws = new List<Flaw>();
        var needs = Text(typed, Needs, LongestText, flaws);
        return Outcome(flaws, () => answers with { Needs = NullIfEmpty(needs) });
    }

    public override bool IsAnswered(Answers answers) => true;

    public override string Tell(Answers answers) => answers.Needs ?? "";
}
