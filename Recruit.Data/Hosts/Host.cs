using Recruit.Data.Privacy;
using Recruit.Data.Reference;

namespace Recruit.Data.Hosts;

/// <summary>
/// A mayor, alderman or other official who offers dialogues for a municipality, or for a ministry, province or institute. The name is in
/// the vault.
/// </summary>
/// <param name="MunicipalityCode">Null where the host is of no municipality.</param>
/// <param name="Organisation">The ministry, province or institute; empty where the municipality says it.</param>
/// <param name="SecretaryId">The person who gets each mail to the host as well; null for none.</param>
public sealed record Host(
    Guid Id, Guid ProgrammeId, string? MunicipalityCode, string Organisation, Guid PersonId, Guid? SecretaryId, string JobTitle,
    string? ExternalId)
{
    /// <summary>The name of the municipality, or else the organisation.</summary>
    public string SpeaksFor =>
        MunicipalityCode is { } code ? Municipalities.Published.Find(code)?.Name ?? code : Organisation;
}

/// <summary>A host to be registered.</summary>
public sealed record NewHost(Guid ProgrammeId, string? MunicipalityCode, string JobTitle, Contact Contact, string? ExternalId)
{
    public string Organisation { get; init; } = "";

    /// <summary>Who gets each mail to the host as well; null for nobody.</summary>
    public Contact? Secretary { get; init; }
}

/// <summary>What can come of registering a host.</summary>
public abstract record HostOutcome
{
    public sealed record Registered(Guid HostId) : HostOutcome;

    /// <summary>A host with this address or external id is there already; nothing was changed.</summary>
    public sealed record AlreadyThere(Guid HostId) : HostOutcome;
}
