using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Neighbours;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Replacements;

/// <summary>A table with at least one empty seat.</summary>
/// <param name="Province">Where it is held; null when unknown.</param>
/// <param name="Seated">Those who hold the other seats.</param>
/// <param name="EmptySeats">How many seats are empty, the one to be filled among them.</param>
/// <param name="Ideals">The shares that the table should have.</param>
/// <param name="Lot">Decides between people who fit equally well.</param>
public sealed record TableToFill(
    Dialogue Dialogue, string? Province, IReadOnlyList<Candidate> Seated, int EmptySeats, IReadOnlyList<RoleQuota> Quotas,
    IReadOnlyList<BalancedAttribute> Ideals, SeatLot Lot)
{
    private readonly Surroundings? around;

    /// <summary>The table's number.</summary>
    public int Number { get; init; }

    /// <summary>Who sits with whom in the track, who must not, and who has a table of his or her own.</summary>
    public NeighbourBook Neighbours { get; init; } = NeighbourBook.Empty;

    /// <summary>Table, dialogue and track; the table alone unless more is known.</summary>
    public Surroundings Around
    {
        get => around ?? Surroundings.Alone(Seated, Ideals, EmptySeats);
        init => around = value;
    }

    /// <summary>The partner whose own seat this is: its people are asked first. Null for any other seat.</summary>
    public PartnerGroup? KeptFor { get; init; }
}

/// <summary>Somebody who may be asked for an empty seat.</summary>
/// <param name="Rank">Order among the reserves that were drawn; null for the others of the pool.</param>
public sealed record Reserve(Candidate Person, int? Rank);

/// <summary>Whom to ask for an empty seat.</summary>
public abstract record ReplacementDecision
{
    public sealed record Ask(Candidate Person, InvitationReason.Replacement Because) : ReplacementDecision;

    /// <summary>Nobody fits: how many were kept from the seat by what.</summary>
    public sealed record LeaveEmpty(IReadOnlyDictionary<string, int> Unsuitable) : ReplacementDecision;
}

/// <summary>
/// Chooses whoever brings table, dialogue and track closest to their targets, from everyone who may be asked and can come. A partner's own
/// seat goes to its people as long as there are any, and at a dialogue for a town first the people of the town go before those of its
/// province. Among equals those who were drawn as reserves go first, and then the lot decides.
/// </summary>
public static class ReplacementChoice
{
    /// <summary>What keeps a reserve from a table beside the <see cref="Obstacle"/>s to its dialogue.</summary>
    public const string Household = "household";

    /// <inheritdoc cref="Household"/>
    public const string Role = "role";

    /// <summary>Must sit apart from somebody at the table.</summary>
    public const string Apart = "apart";

    /// <summary>Sits together with somebody who is not at the table.</summary>
    public const string Together = "together";

    /// <summary>Brings somebody for whom there is no chair.</summary>
    public const string Chairs = "chairs";

    /// <summary>Has another table.</summary>
    public const string Pinned = "pinned";

    /// <param name="after">How the seat fell empty, to be told with the reason.</param>
    /// <param name="reserves">People who are active and were never invited.</param>
    public static ReplacementDecision Choose(TableToFill table, string after, IReadOnlyCollection<Reserve> reserves) =>
        Best(table, after, reserves, most: 1) is [var best] ? best : new ReplacementDecision.LeaveEmpty(WhatKeepsThem(table, reserves));

    /// <summary>By how much the best choice brings the targets nearer, which is below 0 then; null when nobody fits.</summary>
    public static double? LeastCost(TableToFill table, IEnumerable<Reserve> reserves)
    {
        var (cost, keeps) = (table.Around.CostOfEach(), ObstaclesAt(table));
        return reserves.Where(reserve => keeps(reserve.Person) is null)
            .GroupBy(reserve => IsOfAnother(reserve.Person, table)).MinBy(group => group.Key)?
            .Min(reserve => cost(reserve.Person));
    }

    /// <summary>Those who fit best, the best first.</summary>
    /// <inheritdoc cref="Choose"/>
    public static IReadOnlyList<ReplacementDecision.Ask> Best(
        TableToFill table, string after, IReadOnlyCollection<Reserve> reserves, int most)
    {
        var (around, seated) = (table.Around, table.Seated.Select(guest => guest.Levels).ToList());
        var without = Rounded(TableBalance.Deviation(seated, table.Ideals));
        var (cost, keeps) = (around.CostOfEach(), ObstaclesAt(table));
        var suitable = reserves
            .Where(reserve => keeps(reserve.Person) is null)
            .Select(reserve => (Reserve: reserve, Fit: FitOf(reserve, table, around, cost)))
            .ToList();
        // The lot is drawn only by those who can be among the best.
        var last = suitable.Select(option => option.Fit).Order().Take(most).LastOrDefault();
        var best = suitable.Where(option => option.Fit.CompareTo(last) <= 0).ToList();
        var (could, alike) = (suitable.CountBy(option => option.Fit.OfAnother).ToDictionary(),
            best.CountBy(option => option.Fit).ToDictionary());
        return
        [
            .. best
                .OrderBy(option => option.Fit)
                .ThenBy(option => table.Lot.Of(option.Reserve.Person.Id))
                .Take(most)
                .Select((option, index) => new ReplacementDecision.Ask(option.Reserve.Person, new InvitationReason.Replacement(
                    after, could[option.Fit.OfAnother],
                    Rounded(TableBalance.BalanceAfter(seated, option.Reserve.Person.Levels, table.Ideals)), without,
                    option.Reserve.Rank, alike[option.Fit], index + 1)
                    {
                        Brings = around.Brings(option.Reserve.Person),
                        Home = option.Fit.Home == Home.Elsewhere ? null : option.Fit.Home.ToString().ToLowerInvariant(),
                        Partner = option.Fit.OfAnother ? null : table.KeptFor?.Name,
                    })),
        ];
    }

    // The lower the better, part by part.
    private static (bool OfAnother, int NotNeeded, Home Home, double Cost, bool Later) FitOf(
        Reserve reserve, TableToFill table, Surroundings around, Func<Candidate, double> cost) => (
        IsOfAnother(reserve.Person, table), -around.Needs(reserve.Person), Homes.Of(reserve.Person, table.Dialogue),
        cost(reserve.Person), reserve.Rank is null);

    private static bool IsOfAnother(Candidate person, TableToFill table) =>
        table.KeptFor is { } partner && !partner.People.Contains(person.Id);

    /// <summary>How many are kept from the seat by what.</summary>
    public static IReadOnlyDictionary<string, int> WhatKeepsThem(TableToFill table, IEnumerable<Reserve> reserves) =>
        reserves.Select(reserve => reserve.Person).Select(ObstaclesAt(table)).OfType<string>().CountBy(obstacle => obstacle).ToDictionary();

    // Shares such as a third are not whole, so that equal sums may differ far behind the comma.
    private static decimal Rounded(decimal deviation) => Math.Round(deviation, 9);

    // What keeps a person from the table; what is the same for everyone is worked out once.
    private static Func<Candidate, string?> ObstaclesAt(TableToFill table)
    {
        var there = table.Seated.Select(guest => guest.Id).ToHashSet();
        var homes = table.Seated.Where(guest => guest.Household is not null)
            .ToLookup(guest => RoundPool.HouseholdOf(guest)!, guest => guest.Id);
        var (hasChair, lacking) = (HasChairForCompanion(table), Lacking(table.Seated, table.Quotas));
        var lackingThen = new Dictionary<string, int>();
        return person => ObstacleTo(person, table) ?? (SharesHome(person) ? Household : null)
            ?? WhatNeighboursKeep(person, table, there)
            ?? (person.Companion is not null && !hasChair ? Chairs : LeavesRoomForRoles(person) ? null : Role);

        bool SharesHome(Candidate person) => RoundPool.HouseholdOf(person) is { } home
            && homes[home].Any(guest => !table.Neighbours.CompanyOf(person.Id).Contains(guest));

        // Whether the seats that stay empty can still be filled with the roles that the table lacks; a table that lacks more must get one
        // of them now.
        bool LeavesRoomForRoles(Candidate person)
        {
            var role = RoundPool.RoleOf(person) ?? "";
            if (!lackingThen.TryGetValue(role, out var then)) lackingThen[role] = then = Lacking([.. table.Seated, person], table.Quotas);
            return then <= Math.Max(table.EmptySeats - 1, lacking - 1);
        }
    }

    private static string? ObstacleTo(Candidate person, TableToFill table) =>
        Obstacles.ObstacleFor(person, table.Dialogue, table.Province) is { } obstacle
            ? System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(obstacle.ToString())
            : null;

    // A table for exactly so many people gets a chair more.
    private static bool HasChairForCompanion(TableToFill table)
    {
        var taken = table.Seated.Count + table.EmptySeats + table.Seated.Count(guest => guest.Companion is not null);
        return taken < table.Dialogue.TableMax || table.Dialogue.TableMin == table.Dialogue.TableMax;
    }

    // Nobody is asked alone who is to sit with somebody: a pair comes in a round, or where the other one sits already.
    private static string? WhatNeighboursKeep(Candidate person, TableToFill table, HashSet<Guid> there)
    {
        var book = table.Neighbours;
        return book.IsFree(person.Id) ? null
            : book.PinOf(person.Id) is { } pin && pin != (table.Dialogue.Id, table.Number) ? Pinned
            : book.Of(person.Id, NeighbourKind.Apart).Any() && there.Any(guest => book.AreApart(person.Id, guest)) ? Apart
            : book.CompanyOf(person.Id).Any(other => !there.Contains(other)) ? Together
            : null;
    }

    private static int Lacking(IReadOnlyList<Candidate> seated, IReadOnlyList<RoleQuota> quotas) =>
        quotas.Sum(quota => Math.Max(0, quota.Least - seated.Count(guest => RoundPool.RoleOf(guest) == quota.Role)));
}
