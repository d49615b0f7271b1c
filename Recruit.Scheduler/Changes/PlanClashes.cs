using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Registrations;

namespace Recruit.Scheduler.Changes;

/// <summary>Somebody for whom a change of plan does not work.</summary>
/// <param name="Number">Of the registration.</param>
/// <param name="Accepted">False while the answer is awaited.</param>
/// <param name="Obstacle">What the person said that keeps him or her from it; null when nothing does.</param>
/// <param name="Elsewhere">Comes to another dialogue at the new time.</param>
public sealed record PlanClash(long Number, bool Accepted, Obstacle? Obstacle, bool Elsewhere);

/// <summary>For whom a change of plan does not work, before it is made.</summary>
public sealed class PlanClashes(PlanChangeStore plans, CandidateStore candidates)
{
    /// <summary>By number; only what the change itself brings about, not what kept people from the dialogue before.</summary>
    public async Task<IReadOnlyList<PlanClash>> OfAsync(Dialogue now, Dialogue wished, CancellationToken stop)
    {
        var guests = await plans.GuestsAsync(now.Id, wished.StartsAt, wished.EndsAt, stop);
        var people = (await candidates.GetAsync([.. guests.Select(guest => guest.Id)], stop)).ToDictionary(one => one.Id);
        return [.. guests.Select(guest =>
            new PlanClash(guest.Number, guest.Accepted, NewObstacle(people.GetValueOrDefault(guest.Id), now, wished), guest.Elsewhere))
                         .Where(clash => clash.Elsewhere || clash.Obstacle is not null)];
    }

    private static Obstacle? NewObstacle(Candidate? person, Dialogue now, Dialogue wished)
    {
        if (person is null)
            return null;
        var obstacle = Obstacles.ObstacleFor(person, wished, Obstacles.ProvinceOf(wished));
        return obstacle == Obstacles.ObstacleFor(person, now, Obstacles.ProvinceOf(now)) ? null : obstacle;
    }
}
