using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Draw.Files;

/// <summary>Which columns of the people a draw looks at, and what may stand in them.</summary>
/// <param name="Levels">Per attribute, the levels that have a target.</param>
/// <param name="Dialogues">The names that people can be available for; none where there is only one dialogue.</param>
/// <param name="Households">The columns that together tell a household; null to look for those that are usual.</param>
public sealed record PoolColumns(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Levels, IReadOnlyList<string> Dialogues, IReadOnlyList<string>? Households)
{
    // As the sortition community's files have them.
    private static readonly string[] Address = ["primary_address1", "primary_zip"];

    /// <summary>The columns that together tell a household; empty where the file does not say.</summary>
    public IReadOnlyList<string> HouseholdColumnsIn(InputSheet sheet) =>
        Households ?? (sheet.Has("household") ? ["household"] : Address.All(sheet.Has) ? Address : []);

    /// <summary>Whether the file can be one of people for these targets; says what is wrong otherwise.</summary>
    public bool AreIn(InputSheet sheet, List<FileFault> faults)
    {
        var missing = Levels.Keys.Where(attribute => !sheet.Has(attribute)).ToList();
        if (missing.Count > 0 && SeatTargetsFile.LooksLikeTargets(sheet))
        {
            faults.Add(new(sheet.File, 1, null, "these are targets, not people", "Were --people and --targets swapped?"));
            return false;
        }

        foreach (var attribute in missing)
            faults.Add(new(sheet.File, 1, attribute, "the column is missing and there are targets for it",
                $"Add it, or correct the targets. The columns are {string.Join(", ", sheet.Columns.Take(12))}."));
        foreach (var attribute in Levels.Keys.Where(PoolFile.OwnMeaning.Contains))
            faults.Add(new(sheet.File, 1, attribute, "this column has a meaning of its own and cannot have targets",
                "Give the attribute another name in both files."));
        foreach (var column in Households?.Where(column => !sheet.Has(column)) ?? [])
            faults.Add(new(sheet.File, 1, column, "the column is missing",
                "Name the columns of the address with --household-columns, separated by commas."));
        return missing.Count == 0;
    }
}
