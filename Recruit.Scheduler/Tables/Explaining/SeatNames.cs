using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>How an explanation calls people, tables and regions: as the problem does, unless somebody knows better names.</summary>
public class SeatNames
{
    public static readonly SeatNames AsGiven = new();

    public virtual Wording Person(string id) => new(id, id);

    public virtual Wording Table(string name) => new($"table {name}", $"tafel {name}");

    /// <summary>Where somebody sits: "at table 2".</summary>
    public virtual Wording At(string table) => new($"at {Table(table).English}", $"aan {Table(table).Dutch}");

    public virtual Wording Region(string level) => new(level, level);
}
