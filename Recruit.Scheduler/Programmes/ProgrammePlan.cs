namespace Recruit.Scheduler.Programmes;

/// <summary>A programme with everything that was planned in it.</summary>
public sealed record ProgrammePlan(ProgrammeFile Programme, IReadOnlyList<HostEntry> Hosts, IReadOnlyList<DialogueEntry> Dialogues);

/// <summary>An official who offers dialogues.</summary>
public sealed record HostEntry(string Id, string? MunicipalityCode, string Name, string JobTitle, string Email)
{
    public string Organisation { get; init; } = "";

    /// <summary>Name and address of who gets each mail to the host as well; null for nobody.</summary>
    public (string Name, string Email)? Secretary { get; init; }
}

/// <summary>A dialogue as planned: its start is a time on the clock of the place.</summary>
public sealed record DialogueEntry
{
    public required string Id { get; init; }
    public required string Track { get; init; }
    public required string Type { get; init; }
    public required string Theme { get; init; }
    public required string Title { get; init; }
    public required string Host { get; init; }
    public required string Format { get; init; }
    public required string Venue { get; init; }
    public required string Link { get; init; }

    /// <summary>The province that a local dialogue is for; null when everyone is welcome.</summary>
    public required string? Region { get; init; }
    public required DateTime StartsAt { get; init; }
    public required int Minutes { get; init; }

    /// <summary>Fewest people in the whole dialogue, all its tables together.</summary>
    public required int SizeMin { get; init; }
    public required int SizeMax { get; init; }
    public required int Tables { get; init; }
    public int TalkRounds { get; init; } = 1;
    public required string Language { get; init; }

    /// <summary>The least number of people with a role at every table.</summary>
    public required IReadOnlyDictionary<string, int> Roles { get; init; }
}

/// <summary>Something wrong in a file: where (line 12, or tracks.citizens.people), what, and what to do about it.</summary>
public sealed record FileProblem(string File, string Place, string Problem, string Remedy)
{
    public override string ToString() => $"{File}, {Place}: {Problem}. {Remedy}.";
}

/// <summary>What can come of reading a programme's files.</summary>
public abstract record ProgrammeReading
{
    public sealed record Read(ProgrammePlan Plan) : ProgrammeReading;

    public sealed record Refused(IReadOnlyList<FileProblem> Problems) : ProgrammeReading;
}
