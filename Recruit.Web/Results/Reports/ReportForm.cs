using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Recruit.Data.Results;

namespace Recruit.Web.Results.Reports;

/// <summary>The lines that the form of a report offers, and what may be wrong with them.</summary>
public sealed class ReportForm(IStringLocalizer<ReportForm> L)
{
    private const int LongestWords = 1000;
    private const int LongestRole = 60;
    private const int MostLines = 200;
    private const int MoreLines = 2;

    /// <summary>The rows, and room for more of each kind: five wishes, and two more of the others than there are.</summary>
    public static List<ReportRow> WithRoom(IEnumerable<ReportRow> rows, string theme, DateTimeOffset now)
    {
        var written = rows.Where(row => !row.IsEmpty).ToLookup(row => row.Kind);
        return
        [
            .. from kind in ReportKind.All
               let own = written[kind].ToList()
               let room = kind == ReportKind.Wish ? ReportKind.MostWishes - own.Count : MoreLines
               from row in own.Concat(Enumerable.Range(0, Math.Max(0, room)).Select(_ => ReportRow.Blank(kind, theme, now)))
               select row,
        ];
    }

    /// <summary>Whether our own form can have sent these rows at all.</summary>
    public static bool IsOurs(IReadOnlyCollection<ReportRow> rows) =>
        rows.Count <= MostLines
        && rows.All(row => row.Id != Guid.Empty && row.Kind is { } kind && ReportKind.All.Contains(kind))
        && rows.DistinctBy(row => row.Id).Count() == rows.Count
        && rows.Count(row => row.Kind == ReportKind.Wish && !row.IsEmpty) <= ReportKind.MostWishes;

    /// <summary>Notes what is wrong, by the name of each field.</summary>
    public void Check(IReadOnlyList<ReportRow> rows, ModelStateDictionary state)
    {
        foreach (var (place, row) in rows.Index().Where(row => !row.Item.IsEmpty))
        {
            if (row.Words!.Length > LongestWords)
                state.AddModelError(NameOf(place, nameof(row.Words)), L["Maak deze tekst korter: hoogstens {0} tekens.", LongestWords]);
            if (row.Role?.Length > LongestRole)
                state.AddModelError(NameOf(place, nameof(row.Role)), L["Noem een rol van hoogstens {0} tekens.", LongestRole]);
            if (!string.IsNullOrWhiteSpace(row.Due) && row.DueOn() is null)
                state.AddModelError(NameOf(place, nameof(row.Due)), L["Vul een dag in die bestaat."]);
        }
    }

    /// <summary>How the form calls a field of a line.</summary>
    public static string NameOf(int place, string field) => FormattableString.Invariant($"regels[{place}].{field}");
}
