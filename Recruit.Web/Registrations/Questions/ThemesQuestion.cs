using Microsoft.Extensions.Localization;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Questions;

/// <summary>What a person likes to talk about; a wish, not a demand.</summary>
public sealed class ThemesQuestion(IReadOnlyList<string> themes, IStringLocalizer<Question> words) : Question("themas", words)
{
    private const string Themes = "themas";

    public override string Title => L["Waarover praat u het liefst?"];
    public override string Label => L["Onderwerpen"];

    public override Typed Write(Answers answers) => new([KeyValuePair.Create(Themes, answers.Themes)]);

    public override IReadOnlyList<Field> Fields(Typed typed) =>
    [
        new ChoiceField(Themes, Title, [.. themes.Select(theme => new Choice(theme, theme))], typed.All(Themes))
        {
            Hint = L["Wij proberen u aan een tafel met dit onderwerp te zetten. Dat lukt niet altijd."], IsHeading = true, Many = true,
            Optional = true,
        },
    ];

    public override Reading Read(Typed typed, Answers answers) =>
        new Reading.Understood(answers with { Themes = [.. themes.Intersect(typed.All(Themes))] });

    public override bool IsAnswered(Answers answers) => true;

    public override string Tell(Answers answers) => string.Join(", ", answers.Themes);
}
