using System.Globalization;
using Recruit.Data.Asking;
using Recruit.Data.Privacy;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Web.Home;

/// <summary>A draw in which somebody took part, with the secret code by which he or she finds the own chance.</summary>
/// <param name="OfLetter">The chance that the address had of a letter; null for whoever came without one.</param>
public sealed record OwnChance(OwnDraw Draw, string Code, double? OfLetter)
{
    /// <summary>Of both lotteries together.</summary>
    public double Both => (OfLetter ?? 1) * (double)Draw.Chance;
}

/// <summary>Reads the published draws of one person, for that person alone.</summary>
public sealed class OwnChances(FairDrawStore draws, LetterLotteryStore lotteries, ReceiptKeys keys)
{
    public async Task<IReadOnlyList<OwnChance>> OfAsync(Guid registration, CancellationToken stop)
    {
        var ofLetter = await lotteries.ChanceOfLetterAsync(registration, stop);
        return [.. (await draws.OfRegistrationAsync(registration, stop)).Select(draw => new OwnChance(
            draw, new Receipts(keys.Of(draw.RoundId)).For(draw.PoolNumber.ToString(CultureInfo.InvariantCulture)).Code, ofLetter))];
    }
}
