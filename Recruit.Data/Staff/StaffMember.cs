namespace Recruit.Data.Staff;

/// <summary>What a member of staff may see and do.</summary>
public static class StaffRole
{
    public const string Organiser = "organiser";
    public const string Municipality = "municipality";
    public const string Facilitator = "facilitator";
    public const string Viewer = "viewer";
}

/// <summary>Somebody who signs in: an organiser, an official of a municipality, a facilitator or a viewer.</summary>
public sealed record StaffMember(Guid Id, Guid PersonId, string Role, string? MunicipalityCode, string Language);

/// <summary>What can come of a one-time code.</summary>
public abstract record SignInOutcome
{
    public sealed record SignedIn(StaffMember Staff) : SignInOutcome;

    /// <summary>Wrong, used, too old, asked for in another browser, or tried too often: the answer is the same for all.</summary>
    public sealed record Refused : SignInOutcome;
}
