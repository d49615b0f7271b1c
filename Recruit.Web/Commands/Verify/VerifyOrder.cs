namespace Recruit.Web.Commands.Verify;

/// <summary>What the command line asked of <c>verify</c>, word for word.</summary>
public sealed record VerifyOrder(string Report, string Panels)
{
    public string? Number { get; init; }

    public string? Beacon { get; init; }

    public string? People { get; init; }

    public string? HouseholdColumns { get; init; }

    public string? Id { get; init; }

    public string? Code { get; init; }

    public bool Json { get; init; }
}
