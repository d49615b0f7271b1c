using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Seats;
using Recruit.Scheduler.Rounds;

namespace Recruit.Scheduler.Invitations.Turnouts;

/// <summary>How many people a round should invite to a dialogue so that enough of them come.</summary>
/// <param name="Wished">How many should come: as many as the draw had seats for.</param>
/// <param name="Seats">Seats that the round gives it, with those that it has already.</param>
/// <param name="Advice">How many to invite beyond those seats, and what comes of it.</param>
/// <param name="Expected">How many come on average when nobody is invited beyond the seats.</param>
/// <param name="ExpectedWithAhead">How many come on average with those who are.</param>
/// <param name="CertaintyOnceFilled">The chance that enough come when every seat was refilled in time until somebody accepted it.</param>
/// <param name="Ahead">Which tables get how many seats more; the smallest first, none beyond its most.</param>
public sealed record InvitationPlan(
    Dialogue Dialogue, int Wished, int Seats, InvitationAdvice Advice, double Expected, double ExpectedWithAhead,
    double CertaintyOnceFilled, IReadOnlyList<SeatsAhead> Ahead)
{
    /// <summary>All whom the certainty would take if the room had no end; null when a thousand are not enough.</summary>
    public int? NeededWithoutMost => Seats + Advice.NeededWithoutMost;

    /// <summary>What two dialogues have in common whose plans are the same in every figure.</summary>
    public (int Wished, int Seats, int Most, int Ahead, double Expected) Figures =>
        (Wished, Seats, Dialogue.TableMax * Dialogue.TableCount, Advice.Invite, ExpectedWithAhead);

    /// <param name="tables">The tables of this dialogue.</param>
    public static InvitationPlan Of(Dialogue dialogue, IReadOnlyCollection<TableOfRound> tables, TurnoutRates rates)
    {
        var (wished, most) = (RoundPool.SeatsOf(dialogue), dialogue.TableMax * dialogue.TableCount);
        var (seats, accepted) = (tables.Sum(table => table.Proposed + table.Seats), tables.Sum(table => table.Accepted));
        // An empty seat counts as open: somebody is asked for it before anybody is asked ahead.
        var advice = HowManyToInvite.Of(new SeatsToFill(wished, most, accepted, seats - accepted), rates);
        var ahead = Spread(dialogue, tables, advice.Invite);
        return new InvitationPlan(
            dialogue, wished, seats, advice, rates.Coming(accepted, seats - accepted),
            rates.Coming(accepted, seats - accepted + advice.Invite),
            HowManyToInvite.Of(new SeatsToFill(wished, 0, seats + advice.Invite), rates).Certainty, ahead);
    }

    private static List<SeatsAhead> Spread(Dialogue dialogue, IEnumerable<TableOfRound> tables, int count)
    {
        var sizes = tables.ToDictionary(table => table.TableNumber, table => table.Proposed + table.Seats);
        var ahead = new SortedDictionary<int, int>();
        for (var added = 0; added < count; added++)
        {
            var (smallest, size) = sizes.OrderBy(table => table.Value).ThenBy(table => table.Key).First();
            if (size >= dialogue.TableMax)
                break;
            sizes[smallest]++;
            ahead[smallest] = ahead.GetValueOrDefault(smallest) + 1;
        }
        return [.. ahead.Select(table => new SeatsAhead(dialogue.Id, table.Key, table.Value))];
    }
}
