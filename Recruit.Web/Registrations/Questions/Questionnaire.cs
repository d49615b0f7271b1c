using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Registrations;
using Recruit.Web.Language;

namespace Recruit.Web.Registrations.Questions;

/// <summary>
/// Which questions a track asks, in order: those of its attributes as they stand in the programme, and our own around them.
/// </summary>
public sealed class Questionnaire(ProgrammeStore programmes, DialogueStore dialogues, IStringLocalizer<Question> L, TimeProvider clock)
{
    private const string Citizens = "citizens";

    /// <summary>The questions of the sign-up.</summary>
    /// <param name="answers">Those given so far, on which it depends whether a role is asked; null to ask all that could be asked.</param>
    public Task<IReadOnlyList<Question>> ForAsync(Programme programme, Track track, Answers? answers, CancellationToken stop) =>
        ForAsync(programme, track, answers, SiteLanguage.Current, addressIsFixed: false, stop);

    /// <summary>The same questions to somebody whose address was confirmed by mail.</summary>
    /// <param name="language">The language of the registration.</param>
    public Task<IReadOnlyList<Question>> ForConfirmedAsync(
        Programme programme, Track track, Answers answers, string language, CancellationToken stop) =>
        ForAsync(programme, track, answers, language, addressIsFixed: true, stop);

    /// <summary>What a registration of a track may tell: what the track asks, and a role where its dialogues may need one.</summary>
    public async Task<IReadOnlyList<ProgrammeAttribute>> AttributesAsync(Track track, CancellationToken stop)
    {
        var attributes = await programmes.AttributesAsync(track.Id, stop);
        return !IsRoleOpen(track, attributes) || await RoleAsync(track, stop) is not { } role ? attributes : [.. attributes, role];
    }

    private async Task<IReadOnlyList<Question>> ForAsync(
        Programme programme, Track track, Answers? answers, string language, bool addressIsFixed, CancellationToken stop)
    {
        var attributes = await programmes.AttributesAsync(track.Id, stop);
        var themes = await dialogues.ThemesOfTrackAsync(track.Id, stop);
        var role = IsRoleOpen(track, attributes) && await NeedsRoleAsync(track, answers, language, stop)
            ? await RoleAsync(track, stop)
            : null;
        // Age and place first: who cannot take part learns it before telling more.
        var ordered =
            attributes.OrderBy(attribute => attribute.Derivation switch { Derivation.BirthYear => 0, Derivation.Postcode => 1, _ => 2 });
        return
        [
            .. ordered.Select(attribute => QuestionOf(attribute, programme)),
            new WhenQuestion(L),
            new HowQuestion(L),
            .. role is null ? Array.Empty<Question>() : [new AttributeQuestion(role, L)],
            .. themes.Count > 1 ? [new ThemesQuestion(themes, L)] : Array.Empty<Question>(),
            new NeedsQuestion(L),
            new ContactQuestion(forOrganisation: track.Slug != Citizens, addressIsFixed, L),
        ];
    }

    // Where the track says the role of everyone, or asks it of everyone, nothing more is to be asked.
    private static bool IsRoleOpen(Track track, IEnumerable<ProgrammeAttribute> attributes) =>
        track.Role is null && attributes.All(attribute => attribute.Slug != RoleQuota.Attribute);

    private Task<ProgrammeAttribute?> RoleAsync(Track track, CancellationToken stop) =>
        programmes.FindAttributeAsync(track.ProgrammeId, RoleQuota.Attribute, stop);

    /// <summary>Whether this person could come to a dialogue that needs people with a role.</summary>
    private async Task<bool> NeedsRoleAsync(Track track, Answers? answers, string language, CancellationToken stop)
    {
        var asking = await dialogues.AskingRolesAsync(track.Id, stop);
        return asking.Any(dialogue =>
            answers is null || Obstacles.CanAttend(answers.AsCandidate(language), dialogue, Obstacles.ProvinceOf(dialogue)));
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
