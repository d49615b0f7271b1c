using System.Globalization;
using Recruit.Data.Privacy;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Web.Home;

/// <summary>A draw in which somebody took part, with the secret code by which he or she finds the own chance.</summary>
public sealed record OwnChance(OwnDraw Draw, string Code);

/// <summary>Reads the published draws of one person, for that person alone.</summary>
public sealed class OwnChances(FairDrawStore draws, ReceiptKeys keys)
{
    public async Task<IReadOnlyList<OwnChance>> OfAsync(Guid registration, CancellationToken stop) =>
        [.. (await draws.OfRegistrationAsync(registration, stop)).Select(draw => new OwnChance(
            draw, new Receipts(keys.Of(draw.RoundId)).For(draw.PoolNumber.ToString(CultureInfo.InvariantCulture)).Code))];
}
