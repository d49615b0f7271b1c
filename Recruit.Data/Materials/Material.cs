using Recruit.Data.Dialogues;

namespace Recruit.Data.Materials;

/// <summary>Whom something is meant for.</summary>
public static class MaterialAudience
{
    public const string Host = "host";
    public const string Facilitator = "facilitator";

    /// <summary>Who has a seat and comes.</summary>
    public const string Participant = "participant";

    public static readonly IReadOnlyList<string> All = [Facilitator, Host, Participant];
}

/// <summary>Where materials hold: in a whole programme, a track, a type of dialogue in it, or at one dialogue.</summary>
public sealed record MaterialPlace(Guid ProgrammeId, Guid? TrackId = null, string? Type = null, Guid? DialogueId = null)
{
    /// <summary>This place and the wider ones around it, the nearest first; of one dialogue <see cref="Around"/> tells more.</summary>
    public IReadOnlyList<MaterialPlace> Nearest =>
        [.. new[] { this, this with { Type = null, DialogueId = null }, new MaterialPlace(ProgrammeId) }.Distinct()];

    /// <summary>The places whose materials reach a dialogue, the nearest first.</summary>
    public static IReadOnlyList<MaterialPlace> Around(Dialogue dialogue) =>
    [
        new(dialogue.ProgrammeId, DialogueId: dialogue.Id),
        .. new MaterialPlace(dialogue.ProgrammeId, dialogue.TrackId, dialogue.Type).Nearest,
    ];
}

/// <summary>A guide or a file, for one audience in one language.</summary>
public sealed record Material
{
    public required Guid ProgrammeId { get; init; }
    public Guid? TrackId { get; init; }
    public string? Type { get; init; }
    public Guid? DialogueId { get; init; }

    /// <summary>One of <see cref="MaterialAudience"/>.</summary>
    public required string Audience { get; init; }

    /// <summary><c>nl</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The words of a guide, empty where none is wanted; null for a file.</summary>
    public string? Markdown { get; init; }
    public Guid? PaperId { get; init; }

    public MaterialPlace Place => new(ProgrammeId, TrackId, Type, DialogueId);
}
