using System.Globalization;
using System.Text;

namespace Recruit.Benchmarks.Mirrors;

/// <summary>How far each level is from its target, drawn and seated, as an SVG.</summary>
internal static class MirrorPicture
{
    private const int Left = 230, Right = 20, Line = 22, Top = 70, Width = 860;

    public static string Of(IReadOnlyList<MirrorRun> runs)
    {
        var levels = runs.SelectMany(run => run.Levels)
            .Where(level => level.Target >= 0.05)
            .GroupBy(level => (level.Attribute, level.Level)).ToList();
        var height = Top + levels.Count * Line + 40;
        var svg = new StringBuilder();
        svg.AppendLine(Say(
            $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {Width} {height}' font-family='sans-serif' font-size='13' role='img'>"));
        svg.AppendLine("<title>How far each group is from its target: drawn, refilled as before, refilled as now</title>");
        svg.AppendLine(Say($"<rect width='{Width}' height='{height}' fill='white'/>"));
        svg.AppendLine(
            Say($"<text x='16' y='24' font-size='16' font-weight='bold'>Points from the target, mean of {runs.Count} seeds</text>"));
        foreach (var (name, index) in new[] { "drawn", "seated, refilled as before", "seated, refilled as now" }
            .Select((name, index) => (name, index)))
            svg.AppendLine(Say($"<circle cx='{Left + 180 * index}' cy='44' r='6' fill='{Colour(index)}'/><text ")
                + Say($"x='{Left + 12 + 180 * index}' y='48'>{name}</text>"));
        foreach (var (level, place) in levels.Select((level, place) => (level, place)))
            Row(svg, level.Key, [.. level], Top + place * Line);
        svg.AppendLine(Say($"<line x1='{X(0)}' y1='{Top - 8}' x2='{X(0)}' y2='{height - 36}' stroke='#444'/>"));
        for (var points = -8; points <= 8; points += 4)
            svg.AppendLine(Say($"<text x='{X(points)}' y='{height - 16}' text-anchor='middle' fill='#444'>{points:+0;−0;0}</text>"));
        return svg.AppendLine("</svg>").ToString();
    }

    private static void Row(StringBuilder svg, (string Attribute, string Level) key, IReadOnlyList<LevelStages> runs, int y)
    {
        svg.AppendLine(Say($"<text x='{Left - 10}' y='{y + 5}' text-anchor='end'>{key.Attribute} {key.Level}</text>"));
        svg.AppendLine(Say($"<line x1='{Left}' y1='{y}' x2='{Width - Right}' y2='{y}' stroke='#e5e5e5'/>"));
        double[] stages = [runs.Average(one => one.Drawn - one.Target), runs.Average(one => one.Before - one.Target),
            runs.Average(one => one.Now - one.Target)];
        foreach (var (away, index) in stages.Select((away, index) => (away, index)))
            svg.AppendLine(Say($"<circle cx='{X(100 * away):0.0}' cy='{y}' r='6' fill='{Colour(index)}' fill-opacity='0.85'/>"));
    }

    private static double X(double points) => Left + (Width - Left - Right) * (Math.Clamp(points, -10, 10) + 10) / 20;

    private static string Colour(int stage) => stage switch { 0 => "#9aa5b1", 1 => "#d9822b", _ => "#154273" };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
