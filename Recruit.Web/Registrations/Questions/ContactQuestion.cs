using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Recruit.Data.Spelling;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Questions;

/// <summary>Name and how to reach a person.</summary>
/// <param name="forOrganisation">Asks for the organisation that the person comes from.</param>
/// <param name="addressIsFixed">The address was confirmed by mail and is not asked again.</param>
public sealed partial class ContactQuestion(bool forOrganisation, bool addressIsFixed, IStringLocalizer<Question> words)
    : Question("contact", words)
{
    private const string Name = "naam";
    private const string Organisation = "organisatie";
    private const string Email = "email";
    private const string EmailChoice = "email-keuze";
    private const string Telephone = "telefoon";
    private const int LongestTelephone = 30;

    public override string Title => L["Hoe bereiken wij u?"];
    public override string Label => L["Naam en contact"];

    public override Typed Write(Answers answers) =>
        new((Name, answers.Name), (Organisation, answers.Organisation), (Email, answers.Email), (EmailChoice, answers.Email),
            (Telephone, answers.Telephone));

    public override IReadOnlyList<Field> Fields(Typed typed)
    {
        List<Field> fields = [new TextField(Name, L["Uw naam"], typed[Name])
        {
            Hint = L["Zo staat u op de deelnemerslijst van uw tafel."],
            Autocomplete = "name",
        }];
        if (forOrganisation)
            fields.Add(new TextField(Organisation, L["Uw organisatie"], typed[Organisation]) { Autocomplete = "organization" });
        if (!addressIsFixed)
            fields.Add(new TextField(Email, L["Uw e-mailadres"], typed[Email])
            {
                Type = "email",
                Hint = L["Hierheen sturen wij uw uitnodiging."],
                Autocomplete = "email",
            });
        if (!addressIsFixed && AddressTypo.SuggestionFor(Spelled.Line(typed[Email])) is { } suggestion)
            fields.Add(WhichAddress(typed, suggestion));
        fields.Add(new TextField(Telephone, L["Uw telefoonnummer"], typed[Telephone])
        {
            Type = "tel",
            Hint = L["Alleen voor nieuws op het laatste moment."],
            Autocomplete = "tel",
            Optional = true,
        });
        return fields;
    }

    public override Reading Read(Typed typed, Answers answers)
    {
        var flaws = new List<Flaw>();
        var name = Line(typed, Name, LongestLine, flaws);
        if (name.Length == 0)
            flaws.Add(new Flaw(Name, L["Vul uw naam in"]));
        var organisation = forOrganisation ? Line(typed, Organisation, LongestLine, flaws) : answers.Organisation ?? "";
        if (forOrganisation && organisation.Length == 0)
            flaws.Add(new Flaw(Organisation, L["Vul de naam van uw organisatie in"]));
        var email = addressIsFixed ? answers.Email : ReadEmail(typed, flaws);
        var telephone = Line(typed, Telephone, LongestTelephone, flaws);
        if (telephone.Length is > 0 and <= LongestTelephone && !TelephoneNumber().IsMatch(telephone))
            flaws.Add(new Flaw(Telephone, L["Vul een telefoonnummer in met cijfers, bijvoorbeeld 06 12345678. Of laat het leeg."]));
        return Outcome(flaws, () =>
            answers with { Name = name, Organisation = NullIfEmpty(organisation), Email = email, Telephone = NullIfEmpty(telephone) });
    }

    public override bool IsAnswered(Answers answers) => answers.Name is not null;

    public override string Tell(Answers answers) =>
        string.Join(", ", new[] { answers.Name, answers.Organisation, answers.Email, answers.Telephone }.OfType<string>());

    private string ReadEmail(Typed typed, List<Flaw> flaws)
    {
        var before = flaws.Count;
        var email = Line(typed, Email, LongestLine, flaws);
        if (flaws.Count > before)
            return email;
        if (!MailAddress.IsOne(email))
            flaws.Add(new Flaw(Email, L["Vul uw e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"]));
        else if (AddressTypo.SuggestionFor(email) is { } suggestion)
        {
            var choice = typed[EmailChoice];
            if (choice == email || choice == suggestion)
                return choice;
            flaws.Add(new Flaw(EmailChoice, L["Bedoelt u {0}?", suggestion]));
        }
        return email;
    }

    private ChoiceField WhichAddress(Typed typed, string suggestion)
    {
        var email = Spelled.Line(typed[Email]);
        return new ChoiceField(
            EmailChoice, L["Welk adres klopt?"], [new Choice(suggestion, suggestion), new Choice(email, email)], typed.All(EmailChoice));
    }

    [GeneratedRegex(@"^\+?[0-9][0-9 ().\-]{7,}$")]
    private static partial Regex TelephoneNumber();
}
