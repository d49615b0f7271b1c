using Microsoft.Extensions.Localization;
using Recruit.Data.Spelling;
using Recruit.Web.Layout;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations.Office;

/// <summary>
/// Where letters go to somebody without e-mail: name, street, city and perhaps a telephone. The postcode is asked elsewhere.
/// </summary>
/// <param name="WithOrganisation">Asks for the organisation that the person comes from.</param>
public sealed record LetterContact(bool WithOrganisation, IStringLocalizer<OrganiserEntry> L)
{
    private const string Name = "naam";
    private const string Organisation = "organisatie";
    private const string Street = "straat";
    private const string City = "plaats";
    private const string Telephone = "telefoon";

    public IReadOnlyList<Field> Fields(Typed typed) =>
    [
        new TextField(Name, L["Naam"], typed[Name]) { Autocomplete = "off" },
        .. WithOrganisation
            ? [new TextField(Organisation, L["Organisatie"], typed[Organisation]) { Autocomplete = "off" }]
            : Array.Empty<Field>(),
        new TextField(Street, L["Straat en huisnummer"], typed[Street]) { Autocomplete = "off" },
        new TextField(City, L["Woonplaats"], typed[City]) { Autocomplete = "off" },
        new TextField(Telephone, L["Telefoonnummer"], typed[Telephone]) { Type = "tel", Autocomplete = "off", Optional = true },
    ];

    /// <summary>What is not right, if anything.</summary>
    public IEnumerable<Flaw> FlawsIn(Typed typed)
    {
        foreach (var field in Fields(typed))
        {
            var text = Spelled.Line(typed[field.Name]);
            if (text.Length == 0 && !field.Optional)
                yield return new Flaw(field.Name, L["Vul in: {0}", field.Label]);
            if (text.Length > Question.LongestLine)
                yield return new Flaw(field.Name, L["Gebruik hoogstens {0} tekens.", Question.LongestLine]);
        }
    }

    /// <summary>The answers with this contact in them; the street takes the place of the house number.</summary>
    public Answers Add(Answers answers, Typed typed) => answers with
    {
        Name = Spelled.Line(typed[Name]),
        Organisation = Given(typed[Organisation]),
        Telephone = Given(typed[Telephone]),
        HouseNumber = Given(typed[Street]),
    };

    public string CityIn(Typed typed) => Spelled.Line(typed[City]);

    private static string? Given(string text) => Spelled.Line(text) is { Length: > 0 } given ? given : null;
}
