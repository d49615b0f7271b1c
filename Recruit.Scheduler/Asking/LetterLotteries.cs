using Recruit.Data.Asking;

namespace Recruit.Scheduler.Asking;

/// <summary>What can come of drawing the letters.</summary>
public abstract record LetterDrawOutcome
{
    public sealed record Drawn(int Letters) : LetterDrawOutcome;

    /// <summary>The file is not the one that was sealed; nothing was drawn.</summary>
    public sealed record AnotherList : LetterDrawOutcome;

    /// <summary>Dice are thrown once.</summary>
    public sealed record DrawnBefore : LetterDrawOutcome;
}

/// <summary>
/// Seals, draws and checks a lottery of letters. The file is given anew each time, so that no address stands with us that was not drawn.
/// </summary>
public sealed class LetterLotteries(LetterLotteryStore lotteries)
{
    /// <summary>What would be sealed; nothing is kept.</summary>
    public LotteryToSeal Propose(
        Guid id, Guid programmeId, IReadOnlyList<AskedAddress> addresses, LetterPlan plan, DateTimeOffset endsAt)
    {
        LetterStratum[] strata = [.. LetterStrata.Of(addresses, plan).Select(stratum => stratum.Stratum)];
        var list = LetterSeal.HashOf(addresses);
        var seal = LetterSeal.Of(LetterSeal.Text(id, list, strata, lotteries.SeedOf(id)));
        return new LotteryToSeal(id, programmeId, plan.ByProvince, plan.Raised, list, seal, endsAt, strata);
    }

    /// <summary>Whether this is the list that was sealed, and the seal is unbroken.</summary>
    public bool Fits(LetterLottery lottery, IReadOnlyList<AskedAddress> addresses) =>
        addresses.Count >= lottery.Letters
        && Propose(lottery.Id, lottery.ProgrammeId, addresses, PlanOf(lottery), lottery.EndsAt).Seal == lottery.Seal;

    /// <summary>Draws by what the dice showed; each letter then waits to be printed.</summary>
    /// <param name="actor">The organiser.</param>
    public async Task<LetterDrawOutcome> DrawAsync(
        LetterLottery lottery, IReadOnlyList<AskedAddress> addresses, int number, string actor, CancellationToken stop)
    {
        if (!Fits(lottery, addresses))
            return new LetterDrawOutcome.AnotherList();
        var drawn = LetterSeal.Draw(LetterStrata.Of(addresses, PlanOf(lottery)), lotteries.SeedOf(lottery.Id), number);
        return await lotteries.DrawAsync(lottery, number, [.. drawn.Select(one => (one.Stratum, one.Address.Contact))], actor, stop)
            ? new LetterDrawOutcome.Drawn(drawn.Count)
            : new LetterDrawOutcome.DrawnBefore();
    }

    /// <summary>The text whose hash is the seal, to be published once the letters are drawn; null before.</summary>
    public async Task<string?> TextAsync(LetterLottery lottery, CancellationToken stop) => lottery.DrawnAt is null
        ? null
        : LetterSeal.Text(lottery.Id, lottery.ListHash, await lotteries.StrataAsync(lottery.Id, stop), lotteries.SeedOf(lottery.Id));

    private static LetterPlan PlanOf(LetterLottery lottery) => new(lottery.Letters, lottery.ByProvince, lottery.Raised);
}
