using Microsoft.Extensions.Localization;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Questions;

/// <summary>The parts of the week in which a person can come.</summary>
public sealed class WhenQuestion(IStringLocalizer<Question> words) : Question("wanneer", words)
{
    private const string When = "wanneer";

    public override string Title => L["Wanneer kunt u meepraten?"];
    public override string Label => L["Wanneer u kunt"];

    public override Typed Write(Answers answers) => new([KeyValuePair.Create(When, answers.Availability)]);

    public override IReadOnlyList<Field> Fields(Typed typed) =>
        [new ChoiceField(When, Title, Choices(), typed.All(When))
        {
            Hint = L["U mag meer dan één antwoord kiezen. Hoe meer u kiest, hoe groter de kans dat er een tafel voor u is."],
            IsHeading = true,
            Many = true,
        }];

    public override Reading Read(Typed typed, Answers answers)
    {
        string[] chosen = [.. Choices().Select(choice => choice.Value).Intersect(typed.All(When))];
        return chosen.Length == 0
            ? new Reading.Unclear([new Flaw(When, L["Kies ten minste één deel van de week"])])
            : new Reading.Understood(answers with { Availability = chosen });
    }

    public override bool IsAnswered(Answers answers) => answers.Availability.Length > 0;

    public override string Tell(Answers answers) =>
        string.Join(", ", Choices().Where(choice => answers.Availability.Contains(choice.Value)).Select(choice => choice.Label));

    private Choice[] Choices() =>
    [
        new("weekday_morning", L["Door de week in de ochtend"]),
        new("weekday_afternoon", L["Door de week in de middag"]),
        new("weekday_evening", L["Door de week in de avond"]),
        new("weekend", L["In het weekend"]),
    ];
}
