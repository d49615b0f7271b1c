namespace Recruit.Web.Commands.Compose;

/// <summary>What the command line asked of <c>compose</c>, word for word.</summary>
public sealed record ComposeOrder(string People, string Tables)
{
    public string Size { get; init; } = "8-15";

    public string? Attributes { get; init; }

    public string? Weights { get; init; }

    public string? Targets { get; init; }

    public string? Cross { get; init; }

    public int Rounds { get; init; } = 1;

    public string? Current { get; init; }

    public int? Changes { get; init; }

    public long Seed { get; init; } = 1;

    public double? TimeLimit { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;

    public string Solver { get; init; } = "auto";

    public string? Out { get; init; }

    public string? Report { get; init; }

    public string? Html { get; init; }

    /// <summary>Of the page: <c>nl</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "nl";

    public bool Json { get; init; }
}
