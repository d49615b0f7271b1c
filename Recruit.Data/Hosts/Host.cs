namespace Recruit.Data.Hosts;

/// <summary>A mayor, alderman or other official who offers dialogues for a municipality. The name is in the vault.</summary>
public sealed record Host(Guid Id, Guid ProgrammeId, string MunicipalityCode, Guid PersonId, string JobTitle, string? ExternalId);

/// <summary>What can come of registering a host.</summary>
public abstract record HostOutcome
{
    public sealed record Registered(Guid HostId) : HostOutcome;

    /// <summary>A host with this address or external id is there already; nothing was changed.</summary>
    public sealed record AlreadyThere(Guid HostId) : HostOutcome;
}
