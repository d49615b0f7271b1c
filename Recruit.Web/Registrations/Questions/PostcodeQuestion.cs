using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Representativeness;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Questions;

/// <summary>The postcode, from which the province follows, and the house number, by which a household is known.</summary>
public sealed partial class PostcodeQuestion(ProgrammeAttribute attribute, string contactAddress, IStringLocalizer<Question> words)
    : Question("postcode", words)
{
    private const string Postcode = "postcode";
    private const string HouseNumber = "huisnummer";
    private const int LongestPostcode = 10;
    private const int LongestHouseNumber = 12;

    public override string Title => attribute.Question(SiteLanguage.Current);
    public override string Label => L["Postcode en huisnummer"];
    public override string? Explanation => L["Wij willen mensen uit het hele land aan tafel. Mensen uit één huis zetten wij aan verschillende tafels. Daarvoor is uw huisnummer."];

    public override Typed Write(Answers answers) => new((Postcode, answers.Postcode), (HouseNumber, answers.HouseNumber));

    public override IReadOnlyList<Field> Fields(Typed typed) =>
    [
        new TextField(Postcode, L["Postcode"], typed[Postcode])
        {
            Hint = L["Bijvoorbeeld 1234 AB. Alleen de cijfers mag ook."],
            Short = true,
            Autocomplete = "postal-code",
        },
        new TextField(HouseNumber, L["Huisnummer"], typed[HouseNumber])
        {
            Hint = L["Met toevoeging, bijvoorbeeld 12 of 12-A."],
            Short = true,
            Optional = true,
        },
    ];

    public override Reading Read(Typed typed, Answers answers)
    {
        var flaws = new List<Flaw>();
        var postcode = Spelled.Household(Line(typed, Postcode, LongestPostcode, flaws));
        var houseNumber = Line(typed, HouseNumber, LongestHouseNumber, flaws).ToUpperInvariant();
        var province = LevelDerivation.Region(postcode);
        if (flaws.Count == 0 && WrongPostcode(postcode, province) is { } wrong)
            flaws.Add(new Flaw(Postcode, wrong));
        if (flaws.Count == 0 && houseNumber.Length > 0 && !StartsWithNumber().IsMatch(houseNumber))
            flaws.Add(new Flaw(HouseNumber, L["Begin het huisnummer met een cijfer, bijvoorbeeld 12-A"]));
        if (flaws.Count == 0 && houseNumber.Length > 0 && IsDigitsOnly(postcode))
            flaws.Add(new Flaw(Postcode, L["Vul bij een huisnummer ook de letters van de postcode in. Of laat het huisnummer leeg."]));
        return Outcome(flaws, () =>
            answers.WithLevel(attribute.Slug, province!) with { Postcode = Written(postcode), HouseNumber = NullIfEmpty(houseNumber) });
    }

    public override bool IsAnswered(Answers answers) => answers.Postcode is not null;

    public override string Tell(Answers answers) => $"{answers.Postcode} {answers.HouseNumber}".Trim();

    private string? WrongPostcode(string postcode, string? province)
    {
        if (postcode.Length == 0)
            return L["Vul uw postcode in"];
        if (LevelDerivation.FourDigits(postcode) is null)
            return L["Vul een Nederlandse postcode in, bijvoorbeeld 1234 AB. Woont u in het buitenland? Mail ons dan: {0}", contactAddress];
        if (attribute.Levels.All(level => level.Slug != province))
            return L["Deze postcode kennen wij niet. Kijk of de cijfers kloppen. Blijft het misgaan? Mail ons dan: {0}", contactAddress];
        return null;
    }

    private static bool IsDigitsOnly(string postcode) => postcode.Length == 4;

    private static string Written(string postcode) =>
        IsDigitsOnly(postcode) ? postcode : string.Create(CultureInfo.InvariantCulture, $"{postcode[..4]} {postcode[4..]}");

    [GeneratedRegex("^[0-9]")]
    private static partial Regex StartsWithNumber();
}
