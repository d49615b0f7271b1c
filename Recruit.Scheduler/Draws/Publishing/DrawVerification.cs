using System.Text;
using System.Text.Json;
using Recruit.Scheduler.Draws.Lotteries;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>What somebody wants to know of a published draw.</summary>
/// <param name="Number">The number that the dice showed; null to take that of the draw.</param>
/// <param name="Beacon">The public number that was announced; null where there is none.</param>
public sealed record VerificationQuestion(int? Number = null, string? Beacon = null);

/// <summary>What can come of checking a published draw.</summary>
public abstract record VerificationOutcome
{
    /// <summary>All is as it should be.</summary>
    /// <param name="Number">The panel that was chosen; null while no number is known.</param>
    /// <param name="Facts">What was checked, in sentences.</param>
    public sealed record InOrder(PublishedDraw Draw, PublishedPanels Panels, int? Number, IReadOnlyList<string> Facts)
        : VerificationOutcome;

    /// <summary>Something does not match.</summary>
    public sealed record Refused(IReadOnlyList<string> Flaws) : VerificationOutcome;
}

/// <summary>Checks a published draw from its files alone: seal, panels, chances, number.</summary>
public sealed class DrawVerification
{
    // What is left of sums taken in another order.
    private const double Noise = 1e-9;

    // How far what is proven may be from its bound, in proportion to it.
    private const double Proven = 1e-4;

    // What a linear program leaves between the chances that it aims at and those that it reaches.
    private const double LooseEnd = 1e-5;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<string> flaws = [];
    private readonly List<string> facts = [];

    private DrawVerification() { }

    public static VerificationOutcome Check(ReadOnlySpan<byte> report, ReadOnlySpan<byte> panels, VerificationQuestion question)
    {
        var check = new DrawVerification();
        if (check.Open(report) is not { } draw) return new VerificationOutcome.Refused(check.flaws);

        var published = check.OpenPanels(panels, draw);
        if (published is not null) check.CheckChances(draw, published);
        var number = check.NumberOf(draw, question);
        return check.flaws.Count > 0
            ? new VerificationOutcome.Refused(check.flaws)
            : new VerificationOutcome.InOrder(draw, published!, number, check.facts);
    }

    private PublishedDraw? Open(ReadOnlySpan<byte> report)
    {
        try
        {
            var text = Strict.GetString(report);
            if (DrawSeal.UnbrokenIn(text) is not { } seal)
            {
                flaws.Add("The report was changed after it was sealed, or is no report of a draw.");
                return null;
            }

            facts.Add($"The report is as it was sealed: {seal}. Compare that with the seal that was announced.");
            if (JsonSerializer.Deserialize<PublishedDraw>(text, DrawPublication.Json) is { } draw && PublishedSense.Has(draw)) return draw;
            flaws.Add("The report holds values that no draw has.");
        }
        catch (Exception fault) when (fault is DecoderFallbackException or JsonException)
        {
            flaws.Add("The report is no report of a draw.");
        }

        return null;
    }

    private PublishedPanels? OpenPanels(ReadOnlySpan<byte> file, PublishedDraw draw)
    {
        if (PublishedPanels.Sha256Of(file) != draw.PanelsSha256)
            flaws.Add("The panels are not those of this report: their SHA-256 differs.");
        if (PublishedPanels.Read(file, flaws) is not { } panels) return null;

        var (least, most) = (draw.Certificate.Dialogues.Sum(dialogue => dialogue.Min),
            draw.Certificate.Dialogues.Sum(dialogue => dialogue.Max));
        foreach (var (number, panel) in panels.Panels.Index())
        {
            if (panel.Count < least || panel.Count > most)
                flaws.Add($"Panel {PublishedPanels.InThreeDigits(number)} has {panel.Count} people, and there are {draw.Seats} seats.");
            if (panel.DistinctBy(seat => seat.Id).Count() < panel.Count)
                flaws.Add($"Panel {PublishedPanels.InThreeDigits(number)} holds someone twice.");
        }

        facts.Add($"There are {panels.Panels.Count} panels, and their SHA-256 is that of the report.");
        return panels;
    }

    /// <summary>Receipts hide who has which chance; but as many people must have each chance as are on so many panels.</summary>
    private void CheckChances(PublishedDraw draw, PublishedPanels panels)
    {
        var times = panels.Times().Values.ToList();
        var counted = times.Concat(Enumerable.Repeat(0, Math.Max(0, draw.People - times.Count))).Order();
        if (draw.Chances.Count != draw.People
            || !counted.SequenceEqual(draw.Chances.Select(chance => (int)Math.Round(chance.Chance * NumberedPanels.Count)).Order()))
            flaws.Add("The chances are not the shares of the panels.");
        if (draw.Chances.DistinctBy(chance => chance.Receipt).Count() < draw.Chances.Count) flaws.Add("Two people have the same receipt.");

        var without = draw.WithoutChance.Select(one => one.Id).ToHashSet();
        if (panels.Times().Keys.Any(without.Contains)) flaws.Add("Someone without a chance is on a panel.");
        var possible = draw.Chances.Select(chance => chance.Chance).OrderDescending().Take(draw.People - without.Count).ToList();
        CheckLowest(draw, possible);
        if (draw.Balance is { } balance) CheckBalance(draw, balance, possible);
        Compare("highest_chance", draw.HighestChance, possible.DefaultIfEmpty().Max());
        Compare("gini", draw.Gini, ChanceMeasures.GiniOf(possible));
        Compare("geometric_mean", draw.GeometricMean, ChanceMeasures.GeometricMeanOf(possible));
        facts.Add($"The chances of all {draw.People} receipts are the shares of the panels.");
    }

    /// <summary>
    /// The lowest chance is that before rounding: nobody's share may be below it by more than the rounding that the report admits. The same
    /// goes for the chance of every level of leximin; as receipts hide who is in which, the smallest shares are held
    /// against the lowest chances.
    /// </summary>
    private void CheckLowest(PublishedDraw draw, IReadOnlyList<double> possible)
    {
        if (draw.Certificate.Levels.Count > 0)
        {
            Compare("lowest_chance", draw.LowestChance, draw.Certificate.Levels.Min(level => level.Chance));
            var fewer = ChancesOfLevels(draw).OrderDescending().Zip(possible)
                .Count(chance => chance.Second < chance.First - draw.LargestRounding - LooseEnd);
            if (fewer > 0) flaws.Add($"On fewer panels than the chances of the proof say: {fewer} people.");
        }

        var boost = draw.Certificate.Types.Where(type => !type.NoChance).Select(type => type.Boost ?? 1).Append(1).Min();
        if (possible.Count > 0 && possible[^1] < boost * draw.LowestChance - draw.LargestRounding - LooseEnd)
            flaws.Add(FormattableString.Invariant(
                $"lowest_chance cannot be {draw.LowestChance}: somebody is on {possible[^1] * NumberedPanels.Count:0} panels only."));
    }

    private void CheckBalance(PublishedDraw draw, PublishedBalance balance, IReadOnlyList<double> possible)
    {
        var (problem, types) = (PublishedProof.ProblemOf(draw), draw.Certificate.Types);
        var open = types.SelectMany(type => Enumerable.Repeat(type is { Must: false, NoChance: false }, type.People)).Index()
            .Where(person => person.Item).Select(person => person.Index).ToList();
        if (open.Count == 0) return;
        Compare("even_share", balance.EvenShare, problem.EvenShareOf(open));
        Compare("value", balance.Value, Goldilocks.Of(balance.Lowest, balance.Highest, balance.EvenShare));
        Compare("lowest", balance.Lowest, draw.LowestChance);
        var most = draw.Status == "proven" ? balance.Bound * (1 + Proven) : double.PositiveInfinity;
        if (balance.Value < balance.Bound * (1 - Proven) || balance.Value > most)
            flaws.Add(FormattableString.Invariant(
                $"value cannot be {balance.Value}: the bound is {balance.Bound}, and the draw is {draw.Status}."));
        // Seats for certain are above everyone's; of the others nobody is on more panels than the highest chance and its rounding allow.
        var (certain, boost) = (types.Where(type => type.Must).Sum(type => type.People), open.Max(member => problem.Pool[member].Boost));
        if (possible.Skip(certain).FirstOrDefault() > boost * balance.Highest + draw.LargestRounding + LooseEnd)
            flaws.Add(FormattableString.Invariant(
                $"highest cannot be {balance.Highest}: somebody is on {possible[certain] * NumberedPanels.Count:0} panels."));
    }

    private static IEnumerable<double> ChancesOfLevels(PublishedDraw draw) =>
        draw.Certificate.Types.Where(type => type.Must).SelectMany(type => Enumerable.Repeat(1.0, type.People)).Concat(
            from level in draw.Certificate.Levels
            from weight in level.Types
            let type = draw.Certificate.Types[weight.Type]
            from chance in Enumerable.Repeat(level.Chance * (type.Boost ?? 1), type.People)
            select chance);

    private void Compare(string name, double written, double computed)
    {
        if (Math.Abs(written - computed) > Noise) flaws.Add(FormattableString.Invariant($"{name} is {computed} and not {written}."));
    }

    private int? NumberOf(PublishedDraw draw, VerificationQuestion question)
    {
        var own = draw.NumberFrom switch
        {
            "seed" => new PanelChoice.Seeded(draw.Seed).Number,
            "announced" => new PanelChoice.Announced(draw.Beacon ?? "").Number,
            _ => draw.Number,
        };
        if (own != draw.Number) flaws.Add($"The number of the panel is {own} and not {draw.Number}.");
        var asked = question.Number ?? (question.Beacon is { } text ? PublicNumber.From(text) : own);
        if (asked is not { } number) return null;

        // Dice may well be thrown after a report that still has the number of its seed; but what was thrown stands.
        if (draw.NumberFrom is "dice" or "announced" && number != own) flaws.Add($"The draw was by number {own}, and not {number}.");
        facts.Add(number == own
            ? $"The panel is number {PublishedPanels.InThreeDigits(number)}, by {WordsFor(draw.NumberFrom)}."
            : $"The panel is number {PublishedPanels.InThreeDigits(number)}, as you say.");
        return number;
    }

    private static string WordsFor(string numberFrom) => numberFrom switch
    {
        "seed" => "the seed of the draw",
        "announced" => "the public number that was announced",
        _ => "three dice",
    };
}
