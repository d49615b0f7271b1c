using System.Security.Cryptography;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Draw;

/// <summary>What fair is to mean in a draw, and by what chance one of the thousand panels is chosen.</summary>
public sealed record DrawChoice(Fairness Fairness, long Seed, PanelChoice Panel)
{
    /// <summary>Reads the options; says in <paramref name="faults"/> which make no sense.</summary>
    public static DrawChoice Of(DrawOrder order, List<FileFault> faults)
    {
        if (!FairnessWords.All.TryGetValue(order.Fairness, out var fairness))
            faults.Add(new("--fairness", null, null, $"\"{order.Fairness}\" is not a kind of fairness",
                $"Give {string.Join(", ", FairnessWords.All.Keys)}."));
        if (order.Reserves < 0)
            faults.Add(new("--reserves", null, null, $"{order.Reserves} is not a number of reserves", "Give 0 or more."));
        if (order.TimeLimit is <= 0 or double.NaN or > 1_000_000)
            faults.Add(new("--time-limit", null, null, "that is not a time", "Give seconds above 0, such as 60."));
        if (order.Beacon is { } text && string.IsNullOrWhiteSpace(text))
            faults.Add(new("--beacon", null, null, "the public number is empty",
                "Give the number or text that was announced, such as --beacon \"2026-11-22 5 12 17 31 40 44\"."));
        if (order is { Number: not null, Beacon: not null })
            faults.Add(new("--beacon", null, null, "the number of the panel is given already", "Leave out --number or --beacon."));

        // A seed that anyone could guess would let everyone know the panel beforehand. Below 2^53, so that every reader of
        // JSON keeps its digits.
        var seed = order.Seed ?? (long)(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 11);
        return new DrawChoice(fairness, seed, PanelIn(order, seed, faults));
    }

    public static FileFault NoNumber(string text) => new("--number", null, null, $"\"{text}\" is not the number of a panel",
        "Give 000 to 999: the hundreds, tens and ones of three ten-sided dice.");

    private static PanelChoice PanelIn(DrawOrder order, long seed, List<FileFault> faults)
    {
        if (order.Beacon is { } beacon) return new PanelChoice.Announced(beacon);
        if (order.Number is null) return new PanelChoice.Seeded(seed);
        if (order.Number == "later") return new PanelChoice.Later();
        if (PanelChoice.NumberIn(order.Number) is { } number) return new PanelChoice.Thrown(number);
        faults.Add(NoNumber(order.Number));
        return new PanelChoice.Later();
    }
}
