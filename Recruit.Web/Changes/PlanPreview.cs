using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Changes;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Registrations;
using Recruit.Web.Language;
using Recruit.Web.Letters;

namespace Recruit.Web.Changes;

/// <summary>What a change of a dialogue brings about: who is told, for whom it does not work, and what the mail says.</summary>
/// <param name="LeadersElsewhere">Numbers of dialogues at the same time that the host or a facilitator is busy with.</param>
/// <param name="Letter">Null when nobody is told.</param>
/// <param name="People">The address below which the registrations are; null for who may not see them.</param>
public sealed record PlanPreview(
    Audience Audience, IReadOnlyList<PlanClash> Clashes, IReadOnlyList<long> LeadersElsewhere, RenderedMail? Letter, string? People)
{
    public bool TellsNobody => Letter is null;

    public IEnumerable<PlanClash> Because(Obstacle obstacle) => Clashes.Where(clash => clash.Obstacle == obstacle);
}

/// <summary>Looks at a change before it is made.</summary>
public sealed class PlanPreviews(PlanChangeStore plans, PlanClashes clashes, LetterExamples examples)
{
    public async Task<PlanPreview> OfMoveAsync(Programme programme, Dialogue now, Dialogue wished, string people, CancellationToken stop)
    {
        if (!PlanChangeStore.Tells(now, wished))
            return new PlanPreview(new Audience(0, 0, 0, 0, 0, 0), [], [], null, people);
        var letter = await examples.WriteAsync(
            DialogueRule.Moved, programme, [], wished with { MovedFrom = now.StartsAt }, SiteLanguage.Current, stop);
        return new PlanPreview(await plans.AudienceAsync(now.Id, stop), await clashes.OfAsync(now, wished, stop),
            await plans.LeadersElsewhereAsync(now.Id, wished.StartsAt, wished.EndsAt, stop), letter, people);
    }

    public async Task<PlanPreview> OfCancellationAsync(Programme programme, Dialogue now, string because, CancellationToken stop) =>
        new(await plans.AudienceAsync(now.Id, stop), [], [],
            await examples.WriteAsync(
                DialogueRule.Cancelled, programme, [], now with { CancelledBecause = because }, SiteLanguage.Current, stop), null);
}
