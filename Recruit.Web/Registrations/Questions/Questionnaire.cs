using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;

namespace Recruit.Web.Registrations.Questions;

/// <summary>
/// Which questions a track asks, in order: those of its attributes as they stand in the programme, and our own around them.
/// </summary>
public sealed class Questionnaire(ProgrammeStore programmes, DialogueStore dialogues, IStringLocalizer<Question> L, TimeProvider clock)
{
    private const string Citizens = "citizens";

    /// <summary>The questions of the sign-up.</summary>
    public Task<IReadOnlyList<Question>> ForAsync(Programme programme, Track track, CancellationToken stop) =>
        ForAsync(programme, track, addressIsFixed: false, stop);

    /// <summary>The same questions to somebody whose address was confirmed by mail.</summary>
    public Task<IReadOnlyList<Question>> ForConfirmedAsync(Programme programme, Track track, CancellationToken stop) =>
        ForAsync(programme, track, addressIsFixed: true, stop);

    private async Task<IReadOnlyList<Question>> ForAsync(Programme programme, Track track, bool addressIsFixed, CancellationToken stop)
    {
        var attributes = await programmes.AttributesAsync(track.Id, stop);
        var themes = await dialogues.ThemesOfTrackAsync(track.Id, stop);
        // Age and place first: who cannot take part learns it before telling more.
        var ordered =
            attributes.OrderBy(attribute => attribute.Derivation switch { Derivation.BirthYear => 0, Derivation.Postcode => 1, _ => 2 });
        return
        [
            .. ordered.Select(attribute => QuestionOf(attribute, programme)),
            new WhenQuestion(L),
            new HowQuestion(L),
            .. themes.Count > 1 ? [new ThemesQuestion(themes, L)] : Array.Empty<Question>(),
            new NeedsQuestion(L),
            new ContactQuestion(forOrganisation: track.Slug != Citizens, addressIsFixed, L),
        ];
    }

    private Question QuestionOf(ProgrammeAttribute attribute, Programme programme) => attribute.Derivation switch
    {
        Derivation.BirthYear => new BirthYearQuestion(attribute, programme.MinimumAge, Today(programme), L),
        Derivation.Postcode => new PostcodeQuestion(attribute, programme.ContactAddress, L),
        _ => new AttributeQuestion(attribute, L),
    };

    private DateOnly Today(Programme programme) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(programme.TimeZone)).Date);
}
