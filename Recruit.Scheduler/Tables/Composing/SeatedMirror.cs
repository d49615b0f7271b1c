using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// Where chance left people without a seat, lets them change places with seated people to whom the same tables are open until those who sit
/// mirror everyone who came, and the targets of the tables can be met. The aim is everyone's shares and not the least deviation: to leave
/// out a small group would make tables easy to balance and be no fair choice.
/// </summary>
internal sealed class SeatedMirror(CompositionProblem problem, IReadOnlyList<Party> parties, TableMasks masks, long seed)
{
    private const int TriesPerPerson = 2_000;
    private const int MostTries = 2_000_000;

    private readonly HashSet<string> roles = [.. problem.Tables.SelectMany(table => table.Roles).Select(quota => quota.Role)];

    /// <summary>Exchanges people who sit alone, by chance, as long as that helps or does no harm.</summary>
    public void Adjust(int[] tableOf)
    {
        var crowds = parties.Where(party => party is { Guests.Length: 1, Pinned: false, Reserve: false })
            .Select(party => party.Guests[0])
            .GroupBy(PermissionsOf)
            .Select(crowd =>
                (Waiting: crowd.Where(guest => tableOf[guest] < 0).ToArray(), Seated: crowd.Where(guest => tableOf[guest] >= 0).ToArray()))
            .Where(crowd => crowd.Waiting.Length > 0 && crowd.Seated.Length > 0).ToList();
        if (crowds.Count == 0) return;

        var (aims, dice) = (new LevelAims(problem, tableOf), new FastRandom(seed));
        foreach (var (waiting, seated) in crowds)
            for (var tries = Math.Min(MostTries, (long)TriesPerPerson * waiting.Length); tries > 0; tries--)
            {
                ref var comes = ref waiting[dice.Below(waiting.Length)];
                ref var leaves = ref seated[dice.Below(seated.Length)];
                if (aims.ChangeOf(comes, leaves) > 1e-9) continue;
                aims.Exchange(comes, leaves);
                (tableOf[comes], tableOf[leaves]) = (tableOf[leaves], tableOf[comes]);
                (comes, leaves) = (leaves, comes);
            }
    }

    // A role that no table asks for makes no difference.
    private (int OpenTables, string? Role) PermissionsOf(int guest) =>
        (masks.SetOf(guest), problem.Guests[guest].Role is { } role && roles.Contains(role) ? role : null);
}
