namespace Recruit.Scheduler.Tables.Rules;

/// <summary>What counts after balance: whether a table grants what a guest would like.</summary>
public static class Wish
{
    /// <summary>The table talks about a theme that the guest asked for.</summary>
    public static bool OfTheme(Guest guest, TableSpec table) => table.Theme is { } theme && guest.Wishes.Contains(theme);

    /// <summary>The table is near to the region where the guest lives.</summary>
    public static bool NearHome(Guest guest, TableSpec table) => table.Near is { } near && guest.LevelOf(KeepToRegion.Attribute) == near;
}
