using System.Globalization;
using System.Net;
using System.Text;
using Recruit.Scheduler.Tables;

namespace Recruit.Web.Tables;

/// <summary>Writes one page that needs nothing beside it: the proof in words, and per table who sits there and its balance as bars with their figures.</summary>
public static class RosterPage
{
    private const string Style =
        """
        body { font: 14px/1.4 system-ui, sans-serif; color: #1a1a1a; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
        h1 { margin-bottom: 0 } h2 { break-after: avoid; margin-bottom: .3rem }
        table { border-collapse: collapse; width: 100% }
        caption, th { text-align: left } th, td { padding: .1rem .6rem .1rem 0; vertical-align: middle }
        td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
        section { break-inside: avoid; border-top: 1px solid #767676; margin-top: 1.2rem }
        .bar { fill: #1a5a96 } .ideal { stroke: #b3261e; stroke-width: 2 } .ground { fill: #e6e6e6 }
        @page { size: A4; margin: 15mm }
        @media print { body { font-size: 10px; margin: 0; max-width: none } }
        """;

    public static string Of(ComposeResult result)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Tables</title>\n<style>\n")
            .Append(Style).Append("\n</style>\n</head>\n<body>\n<h1>Tables</h1>\n");
        foreach (var sentence in ResultInWords.Of(result)) page.Append("<p>").Append(Text(sentence)).Append("</p>\n");
        AppendProof(page, result);
        AppendUnplaced(page, result.Rounds[0].Unplaced);
        foreach (var (index, round) in result.Rounds.Index())
            foreach (var table in round.Tables) AppendTable(page, table, result.Rounds.Count > 1 ? $"Round {index + 1}, table " : "Table ");
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendProof(StringBuilder page, ComposeResult result)
    {
        page.Append("<table>\n<caption>How far the tables are from mirroring the group, in people, and the least that is possible</caption>\n<tr><th scope=\"col\">Attribute</th><th scope=\"col\">Deviation</th><th scope=\"col\">Least possible</th></tr>\n");
        foreach (var (index, attribute) in result.Rounds[0].Attributes.Index())
            page.Append("<tr><th scope=\"row\">").Append(Text(attribute.Name)).Append("</th><td class=\"number\">")
                .Append(Number(result.Rounds.Sum(round => round.Attributes[index].Deviation))).Append("</td><td class=\"number\">")
                .Append(Number(result.Rounds.Sum(round => round.Attributes[index].Bound))).Append("</td></tr>\n");
        page.Append("</table>\n");
    }

    private static void AppendUnplaced(StringBuilder page, IReadOnlyList<UnplacedGuest> unplaced)
    {
        if (unplaced.Count == 0) return;
        page.Append("<h2>Without a seat</h2>\n<ul>\n");
        foreach (var guest in unplaced) page.Append("<li>").Append(Text(guest.Id)).Append(": ").Append(Text(guest.Because.English)).Append("</li>\n");
        page.Append("</ul>\n");
    }

    private static void AppendTable(StringBuilder page, ComposedTable table, string kind)
    {
        page.Append("<section>\n<h2>").Append(kind).Append(Text(table.Spec.Name)).Append("</h2>\n<p>").Append(Number(table.Guests.Count)).Append(" people: ")
            .Append(Text(string.Join(", ", table.Guests))).Append("</p>\n<table>\n<caption>People per level; the red line marks what would mirror the group</caption>\n");
        foreach (var cell in table.Cells)
            page.Append("<tr><th scope=\"row\">").Append(Text(cell.Attribute)).Append(" = ").Append(Text(cell.Level)).Append("</th><td>")
                .Append(Bar(cell, table.Guests.Count)).Append("</td><td class=\"number\">").Append(Number(cell.Count)).Append(" of ideally ").Append(Number(cell.Ideal)).Append("</td></tr>\n");
        page.Append("</table>\n</section>\n");
    }

    private static string Bar(TableCell cell, int size)
    {
        var unit = 240m / Math.Max(1, size);
        return $"<svg width=\"240\" height=\"10\" viewBox=\"0 0 240 10\" aria-hidden=\"true\"><rect class=\"ground\" width=\"240\" height=\"10\"/><rect class=\"bar\" width=\"{Number(cell.Count * unit)}\" height=\"10\"/><line class=\"ideal\" x1=\"{Number(cell.Ideal * unit)}\" x2=\"{Number(cell.Ideal * unit)}\" y1=\"0\" y2=\"10\"/></svg>";
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
