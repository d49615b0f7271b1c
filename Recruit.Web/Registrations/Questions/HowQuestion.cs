using Microsoft.Extensions.Localization;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Questions;

/// <summary>Whether a person meets online, in a hall near home, or in any hall.</summary>
public sealed class HowQuestion(IStringLocalizer<Question> words) : Question("hoe", words)
{
    private const string How = "hoe";
    private const string Online = "online";
    private const string Hall = "hall";
    private const string AnyHall = "ver";

    public override string Title => L["Hoe wilt u meepraten?"];
    public override string Label => L["Hoe u meepraat"];

    public override Typed Write(Answers answers)
    {
        string[] chosen = answers.Travels && answers.Formats.Contains(Hall) ? [.. answers.Formats, AnyHall] : answers.Formats;
        return new Typed([KeyValuePair.Create(How, chosen)]);
    }

    public override IReadOnlyList<Field> Fields(Typed typed) =>
        [new ChoiceField(How, Title, Choices(), typed.All(How))
        {
            Hint = L["U mag meer dan één antwoord kiezen."],
            IsHeading = true,
            Many = true,
        }];

    public override Reading Read(Typed typed, Answers answers)
    {
        var chosen = typed.All(How);
        var travels = chosen.Contains(AnyHall);
        List<string> formats = [];
        if (chosen.Contains(Online))
            formats.Add(Online);
        if (chosen.Contains(Hall) || travels)
            formats.Add(Hall);
        return formats.Count == 0
            ? new Reading.Unclear([new Flaw(How, L["Kies ten minste één manier om mee te praten"])])
            : new Reading.Understood(answers with { Formats = [.. formats], Travels = travels });
    }

    public override bool IsAnswered(Answers answers) => answers.Formats.Length > 0;

    public override string Tell(Answers answers)
    {
        var chosen = Write(answers).All(How);
        return string.Join(", ", Choices().Where(choice => chosen.Contains(choice.Value)).Select(choice => choice.Label));
    }

    private Choice[] Choices() =>
    [
        new(Online, L["Online, met beeld en geluid"]),
        new(Hall, L["In een zaal in mijn eigen provincie"]),
        new(AnyHall, L["In een zaal in een andere provincie"]),
    ];
}
