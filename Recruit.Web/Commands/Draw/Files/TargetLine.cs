using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Draws;

namespace Recruit.Web.Commands.Draw.Files;

/// <summary>A line of the targets: the limits of a level, as numbers of seats or as a share of them.</summary>
/// <param name="Dialogue">The only dialogue that it is about; empty for all together.</param>
/// <param name="Limits">Its limits when there are so many seats, at least and at most.</param>
public sealed record TargetLine(CsvRow Row, string Attribute, string Level, string Dialogue, SeatLimits Limits);

/// <summary>How many seats a level gets.</summary>
public abstract record SeatLimits
{
    /// <summary>A number of seats, and how far it may give way where no panel can be found.</summary>
    public sealed record Count(int Min, int Max, int? MinFlex, int? MaxFlex) : SeatLimits;

    /// <summary>A share of the seats, rounded outwards, with some slack: below 1 a share too, from 1 on a number of seats.</summary>
    public sealed record Share(decimal Part, decimal Slack) : SeatLimits;

    /// <summary>The target of a level when there are between so many seats.</summary>
    public PanelTarget TargetOf(string attribute, string level, int least, int most) => this switch
    {
        Count count => new PanelTarget(attribute, level, count.Min, count.Max) { MinFlex = count.MinFlex, MaxFlex = count.MaxFlex },
        Share { Slack: >= 1 } share => new PanelTarget(attribute, level, Rounded(share.Part * least - share.Slack, least),
            Rounded(decimal.Ceiling(share.Part * most + share.Slack), most)),
        Share share => new PanelTarget(attribute, level, Rounded((share.Part - share.Slack) * least, least),
            Rounded(decimal.Ceiling((share.Part + share.Slack) * most), most)),
        _ => throw new InvalidOperationException($"No target for {this}."),
    };

    private static int Rounded(decimal seats, int most) => (int)Math.Clamp(decimal.Floor(seats), 0, most);
}
