using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Seats;

/// <summary>What a person would call the groups whose members never share a table.</summary>
internal static class GroupWords
{
    public static Wording Household(string name) => new($"household {name}", $"huishouden {name}");

    public static Wording Apart(string name) => new($"apart group {name}", $"groep {name} die uit elkaar moet");

    /// <summary>The groups of one guest.</summary>
    public static IEnumerable<Wording> KeptApart(Guest guest) =>
        guest.Apart.Distinct().Select(Apart).Concat(guest.Household is { } household ? [Household(household)] : []);
}
