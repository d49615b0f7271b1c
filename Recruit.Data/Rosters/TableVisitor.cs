namespace Recruit.Data.Rosters;

/// <summary>What a guest at a table comes for.</summary>
public static class VisitorRole
{
    public const string Minister = "minister";
    public const string Alderman = "alderman";

    /// <summary>Of parliament, a council or another elected body.</summary>
    public const string Member = "member";
    public const string Observer = "observer";

    /// <summary>The town's own, for the whole table; one's own interpreter is a companion.</summary>
    public const string Interpreter = "interpreter";

    public static readonly IReadOnlyList<string> All = [Minister, Alderman, Member, Observer, Interpreter];
}

/// <summary>A guest at a table: on the roster and a place card, and in no figure. The name stands in the vault.</summary>
public sealed record TableVisitor(Guid PersonId, int TableNumber, string Role);
