namespace Recruit.Data.Representativeness;

/// <summary>
/// All targets of a programme and its minimums per table: the one place that is asked which of them hold where. Each place takes the
/// shares of an attribute, all its levels together, from the nearest that has any.
/// </summary>
public sealed record TargetBook(
    IReadOnlyList<TargetScope> Scopes, IReadOnlyList<Target> Targets, IReadOnlyList<TableMinimum> Minimums)
{
    private readonly Dictionary<TargetPlace, Guid> ids = Scopes.ToDictionary(scope => scope.Place(), scope => scope.Id);
    private readonly ILookup<(Guid, Guid), Target> targets = Targets.ToLookup(target => (target.ScopeId, target.AttributeId));
    private readonly ILookup<Guid, TableMinimum> minimums = Minimums.ToLookup(minimum => minimum.ScopeId);
    private readonly List<Guid> attributes = [.. Targets.Select(target => target.AttributeId).Distinct()];

    public static TargetBook Empty { get; } = new([], [], []);

    /// <summary>The targets that hold at a place, for each attribute those of the nearest that has any.</summary>
    /// <param name="line">The place and all that it inherits from, the nearest first, as <see cref="TargetPlace"/> gives it.</param>
    public IReadOnlyList<Target> At(IReadOnlyList<TargetPlace> line) =>
        [.. attributes.SelectMany(attribute => OriginOf(line, attribute) is { } origin ? Own(origin, attribute) : [])];

    /// <summary>Where the targets of an attribute come from; null when there are none.</summary>
    public TargetPlace? OriginOf(IEnumerable<TargetPlace> line, Guid attributeId) =>
        line.FirstOrDefault(place => Own(place, attributeId).Any());

    /// <summary>The minimums per table that hold at a place, with where each comes from; those that were lifted are left out.</summary>
    /// <inheritdoc cref="At"/>
    public IReadOnlyList<(TableMinimum Minimum, TargetPlace Origin)> MinimumsAt(IEnumerable<TargetPlace> line) =>
    [
        .. line.SelectMany(place => MinimumsOf(place).Select(minimum => (Minimum: minimum, Origin: place)))
            .DistinctBy(one => (one.Minimum.AttributeId, one.Minimum.Level))
            .Where(one => one.Minimum.Least > 0),
    ];

    private IEnumerable<Target> Own(TargetPlace place, Guid attributeId) =>
        ids.TryGetValue(place, out var id) ? targets[(id, attributeId)] : [];

    private IEnumerable<TableMinimum> MinimumsOf(TargetPlace place) => ids.TryGetValue(place, out var id) ? minimums[id] : [];
}
