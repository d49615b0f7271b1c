using Microsoft.Extensions.Localization;
using Recruit.Data.Registrations;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Questions;

/// <summary>What a person needs at the table, a wheelchair, large print, and whether somebody comes along.</summary>
public sealed class NeedsQuestion(IStringLocalizer<Question> words) : Question("nodig", words)
{
    private const string Needs = "nodig";
    private const string Company = "meekomen";
    private const string CompanyName = "begeleider";
    private const string Nobody = "nee";

    public override string Title => L["Hebt u iets nodig om mee te kunnen praten?"];
    public override string Label => L["Wat u nodig hebt"];

    public override Typed Write(Answers answers) =>
        new((Needs, answers.Needs), (Company, answers.Companion), (CompanyName, answers.CompanionName));

    public override IReadOnlyList<Field> Fields(Typed typed) =>
    [
        new TextField(Needs, Title, typed[Needs])
        {
            Hint = L["Bijvoorbeeld een tolk, ruimte voor een rolstoel of grote letters. Alleen de gastheer en de gespreksleider van uw tafel zien dit."],
            IsHeading = true, Optional = true, Lines = 4,
        },
        new ChoiceField(Company, L["Komt er iemand met u mee, bijvoorbeeld een begeleider of tolk?"],
            [new Choice(Nobody, L["Nee"]), .. CompanionKind.All.Select(kind => new Choice(kind, L["Ja, {0}", InWords(kind)]))],
            typed.All(Company))
        {
            Hint = L["Die zit naast u aan tafel en heeft geen eigen uitnodiging nodig."], Optional = true,
        },
        new TextField(CompanyName, L["Hoe heet wie met u meekomt?"], typed[CompanyName])
        {
            Hint = L["Deze naam staat op de lijst van uw tafel. U hoeft hem niet te geven."], Optional = true,
        },
    ];

    public override Reading Read(Typed typed, Answers answers)
    {
        var flaws = new List<Flaw>();
        var needs = Text(typed, Needs, LongestText, flaws);
        var name = Line(typed, CompanyName, LongestLine, flaws);
        var company = CompanionKind.All.Contains(typed[Company]) ? typed[Company] : null;
        if (company is null && name.Length > 0)
            flaws.Add(new Flaw(Company, L["Kies ook waarvoor deze persoon meekomt. Of maak de naam leeg."]));
        return Outcome(flaws, () => answers with { Needs = NullIfEmpty(needs), Companion = company, CompanionName = NullIfEmpty(name) });
    }

    public override bool IsAnswered(Answers answers) => true;

    public override string Tell(Answers answers) => answers.Companion is not { } kind
        ? answers.Needs ?? ""
        : string.Join(". ", new[] { answers.Needs, L["Er komt iemand mee: {0}", string.Join(", ", Told(kind, answers.CompanionName))] }
            .Where(told => !string.IsNullOrEmpty(told)));

    private IEnumerable<string> Told(string kind, string? name) => name is null ? [InWords(kind)] : [InWords(kind), name];

    private string InWords(string kind) => kind switch
    {
        CompanionKind.Interpreter => L["een tolk"],
        CompanionKind.Carer => L["een verzorger"],
        _ => L["een begeleider"],
    };
}
