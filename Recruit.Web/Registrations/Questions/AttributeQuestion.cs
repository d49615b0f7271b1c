using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Questions;

/// <summary>An attribute of the programme that people choose themselves: gender, education, … Nobody has to say.</summary>
public sealed class AttributeQuestion(ProgrammeAttribute attribute, IStringLocalizer<Question> words)
    : Question($"vraag-{attribute.Slug}", words)
{
    private const string RatherNot = "zeg-ik-niet";
    private const string Consent = "toestemming";

    public override string Title => attribute.Question(SiteLanguage.Current);
    public override string Label => attribute.Name(SiteLanguage.Current);

    public override Typed Write(Answers answers) => answers.Levels.GetValueOrDefault(attribute.Slug) switch
    {
        null => new Typed(),
        "" => new Typed((attribute.Slug, RatherNot)),
        var level => new Typed((attribute.Slug, level), (Consent, "ja")),
    };

    public override IReadOnlyList<Field> Fields(Typed typed)
    {
        var choices = attribute.Levels.Select(level => new Choice(level.Slug, level.Label(SiteLanguage.Current)))
            .Append(new Choice(RatherNot, L["Dat zeg ik liever niet"]));
        var question = new ChoiceField(attribute.Slug, Title, [.. choices], typed.All(attribute.Slug))
        {
            Hint = NullIfEmpty(attribute.Hint(SiteLanguage.Current)),
            IsHeading = true,
        };
        return attribute.Special ? [question, ConsentField(typed)] : [question];
    }

    public override Reading Read(Typed typed, Answers answers)
    {
        var chosen = typed[attribute.Slug];
        if (chosen == RatherNot)
            return new Reading.Understood(answers.WithLevel(attribute.Slug, ""));
        if (attribute.Levels.All(level => level.Slug != chosen))
            return new Reading.Unclear([new Flaw(attribute.Slug, L["Kies een antwoord. U mag ook kiezen dat u het liever niet zegt."])]);
        if (attribute.Special && typed[Consent] != "ja")
            return new Reading.Unclear(
                [new Flaw(Consent, L["Geef toestemming om dit antwoord te bewaren. Of kies dat u het liever niet zegt."])]);
        return new Reading.Understood(answers.WithLevel(attribute.Slug, chosen));
    }

    public override bool IsAnswered(Answers answers) => answers.Levels.ContainsKey(attribute.Slug);

    public override string Tell(Answers answers) => answers.Levels.GetValueOrDefault(attribute.Slug) switch
    {
        null => "",
        "" => L["Dat zeg ik liever niet"],
        var slug => attribute.Levels.FirstOrDefault(level => level.Slug == slug)?.Label(SiteLanguage.Current) ?? "",
    };

    private ChoiceField ConsentField(Typed typed) =>
        new(Consent, L["Uw toestemming"], [new Choice("ja", L["U mag dit antwoord bewaren en gebruiken om te zien of iedereen meedoet."])],
            typed.All(Consent))
        {
            Hint = L["Alleen nodig als u antwoord geeft. Dit is een gevoelig gegeven. Wij bewaren het apart van uw naam. U kunt het altijd weer weghalen."],
            Many = true,
        };
}
