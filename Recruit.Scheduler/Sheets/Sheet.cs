namespace Recruit.Scheduler.Sheets;

/// <summary>A table to open in a spreadsheet: all cells are text, so that nothing a person typed can run as a formula.</summary>
/// <param name="Name">Name of the tab.</param>
/// <param name="Heading">Lines above the table, the first one its title.</param>
public sealed record Sheet(
    string Name, IReadOnlyList<string> Heading, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
