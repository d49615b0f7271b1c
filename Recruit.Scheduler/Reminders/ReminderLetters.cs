using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Materials;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Materials;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders.Letters;
using Recruit.Scheduler.Results;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Reminders;

/// <summary>Reads what a reminder tells, and writes it: with the person's own link, or with a harmless one to look at.</summary>
public sealed class ReminderLetters(
    InvitationViews views, DialogueStore dialogues, ProgrammeStore programmes, ResultsNews news, InvitationLinks links,
    CapabilityStore capabilities, ConversationMaterials materials, SiteOptions site, TimeProvider clock)
{
    // A reserve may still be asked for the last dialogue of a long programme.
    private static readonly TimeSpan OwnPageLife = TimeSpan.FromDays(365);

    // Who was not drawn reads of so many that are still to come.
    private const int MostOthers = 5;

    /// <summary>The mail as it leaves; null when the invitation or the dialogue is gone.</summary>
    public async Task<Letter?> ToSendAsync(ReminderRule rule, ReminderFacts about, string name, string language, CancellationToken stop) =>
        await SceneAsync(rule, about, name, language, clock.GetUtcNow(), stop) is { } scene
            ? LetterChoice.For(await WithMaterialsAsync(
                scene with { Link = await LinkAsync(scene, stop), StopLink = news.StopLinkOf(about.PersonId) }, stop))
            : null;

    /// <summary>The mail as it would be at a moment, with a link that opens nothing.</summary>
    public async Task<Letter?> ToShowAsync(
        ReminderRule rule, ReminderFacts about, string name, string language, DateTimeOffset now, CancellationToken stop) =>
        await SceneAsync(rule, about, name, language, now, stop) is { } scene
            ? LetterChoice.For(await WithMaterialsAsync(
                scene with { Link = $"{site.BaseAddress}/…", StopLink = $"{site.BaseAddress}/…" }, stop))
            : null;

    private async Task<ReminderScene?> SceneAsync(
        ReminderRule rule, ReminderFacts about, string name, string language, DateTimeOffset now, CancellationToken stop)
    {
        var view = about.Kind == ReminderKind.Invitation ? await views.ReadAsync(about.SubjectId, stop) : null;
        var dialogue = view?.Dialogue ?? await dialogues.GetAsync(about.DialogueId, stop);
        var programme = view?.Programme ?? await programmes.GetAsync(about.ProgrammeId, stop);
        if (dialogue is null || programme is null || (about.Kind == ReminderKind.Invitation && view is null))
            return null;
        var results = rule.Trigger == ReminderTrigger.ResultsPublished ? await news.WhereAsync(programme, dialogue, stop) : "";
        var scene = new ReminderScene(rule, about, dialogue, programme, view, results, name, "", language, now);
        return about.Kind != ReminderKind.NotDrawn
            ? scene
            : scene with
            {
                DrawLink = about.DrawCode.Length > 0 ? $"{site.BaseAddress}/loting/{about.DrawCode}" : "",
                Others = await OthersAsync(dialogue, now, stop),
            };
    }

    /// <summary>With the way to what this person reads beforehand; whoever has nothing to read gets no link.</summary>
    private async Task<ReminderScene> WithMaterialsAsync(ReminderScene scene, CancellationToken stop)
    {
        var (audience, link) = scene.About.Kind switch
        {
            // Before the week of the briefing a host has nothing to prepare.
            ReminderKind.Host when scene.Rule.Trigger == ReminderTrigger.BeforeStart =>
                (MaterialAudience.Host, $"{site.BaseAddress}/gemeente/dialoog/{scene.Dialogue.Number}/materiaal"),
            ReminderKind.Facilitator => (MaterialAudience.Facilitator, $"{site.BaseAddress}/tafel/{scene.Dialogue.Number}/materiaal"),
            ReminderKind.Invitation when scene.View!.Invitation.State == InvitationState.Accepted =>
                (MaterialAudience.Participant, $"{scene.Link}/materiaal"),
            _ => ("", ""),
        };
        return link.Length > 0 && await materials.AnyAsync(scene.Dialogue, audience, scene.Language, stop)
            ? scene with { MaterialsLink = link }
            : scene;
    }

    private async Task<IReadOnlyList<Dialogue>> OthersAsync(Dialogue dialogue, DateTimeOffset now, CancellationToken stop) =>
        [.. (await dialogues.ListAsync(dialogue.ProgrammeId, dialogue.TrackId, null, stop))
            .Where(one => one.State == DialogueState.Planned && one.StartsAt > now)
            .Take(MostOthers)];

    private async Task<string> LinkAsync(ReminderScene scene, CancellationToken stop) => scene.About.Kind switch
    {
        ReminderKind.Host => $"{site.BaseAddress}/gemeente/dialoog/{scene.Dialogue.Number}",
        ReminderKind.Facilitator when scene.Rule.Trigger == ReminderTrigger.ReadingPack =>
            $"{site.BaseAddress}/leesmap/{scene.Dialogue.Number}",
        ReminderKind.Facilitator => $"{site.BaseAddress}/deelnemerslijst/{scene.Dialogue.Number}",
        ReminderKind.Reserve or ReminderKind.NotDrawn => $"{site.BaseAddress}/mijn/{await OwnPageAsync(scene.About.SubjectId, stop)}",
        _ => await links.ToAsync(scene.View!, stop),
    };

    private Task<string> OwnPageAsync(Guid registrationId, CancellationToken stop) =>
        capabilities.IssueAsync(CapabilityPurpose.OwnRegistration, registrationId, clock.GetUtcNow() + OwnPageLife, stop);
}
