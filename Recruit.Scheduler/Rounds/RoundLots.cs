using System.Text;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Rounds;

/// <summary>What the published panel of a number means for everyone in the pool.</summary>
internal static class RoundLots
{
    /// <param name="people">Everyone who was in the published draw, with number and chance.</param>
    /// <returns>Lots of those who are still there: seats, then reserves in the order in which they were drawn, then the others.</returns>
    public static IReadOnlyList<Lot> Of(RoundPool pool, FairDrawRecord settings, DrawFilesPublished files, IReadOnlyList<PoolNumber> people)
    {
        var draw = new RoundDraw(pool, settings.Slack, people.ToDictionary(person => person.RegistrationId, person => person.Number));
        var chances = people.ToDictionary(person => person.RegistrationId, person => (double)person.Chance);
        var panel = PanelOf(draw, files, settings.Number!.Value);
        var groups = panel.Seats.ToDictionary(seat => seat.Member, seat => seat.Dialogue);
        var reserves = PanelReserves.Draw(draw.Problem, panel, pool.Reserves, pool.Seed).Select(reserve => reserve.Member).ToList();

        var others = Enumerable.Range(0, draw.People.Count).Except(groups.Keys).Except(reserves);
        return
        [
            .. Lots(groups.Keys.Order(), LotOutcome.Seat), .. Lots(reserves, LotOutcome.Reserve), .. Lots(others, LotOutcome.NotDrawn),
        ];

        IEnumerable<Lot> Lots(IEnumerable<int> members, LotOutcome outcome) =>
            members.Select((member, place) => new Lot(draw.People[member].Id, chances[draw.People[member].Id], outcome, place + 1,
                groups.TryGetValue(member, out var group) ? group : null));
    }

    /// <summary>The panel without those who withdrew since it was published.</summary>
    private static Panel PanelOf(RoundDraw draw, DrawFilesPublished files, int number)
    {
        var flaws = new List<string>();
        var published = PublishedPanels.Read(Encoding.UTF8.GetBytes(files.Panels), flaws);
        if (published is null || flaws.Count > 0)
            throw new InvalidDataException($"The published panels cannot be read: {string.Join(" ", flaws)}");

        var members = draw.Problem.Pool.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        var groups = draw.Groups.Index().ToDictionary(entry => entry.Item.Group.Letter, entry => entry.Index);
        return new Panel([.. published.Panels[number]
            .Where(seat => members.ContainsKey(seat.Id))
            .Select(seat => new PanelSeat(members[seat.Id], groups[seat.Dialogue]))]);
    }
}
