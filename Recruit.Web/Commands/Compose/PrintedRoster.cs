using System.Globalization;
using System.Net;
using System.Text;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Explaining;

namespace Recruit.Web.Commands.Compose;

/// <summary>
/// Writes one page that needs nothing beside it: the proof in words, who has no seat and why, and per table who sits there, why, and its
/// balance as bars with their figures.
/// </summary>
/// <param name="result">What was composed.</param>
/// <param name="language"><c>nl</c> or <c>en</c>.</param>
public sealed class PrintedRoster(ComposeResult result, string language)
{
    private readonly StringBuilder page = new();
    private readonly Dictionary<string, Wording>[] why =
        [.. result.Rounds.Select((_, round) => WhyOf(result.Explained.ElementAtOrDefault(round)))];

    public static string Of(ComposeResult result, string language) => new PrintedRoster(result, language).Write();

    private string Write()
    {
        var title = Say(PrintedRosterWords.Title);
        Line("<!doctype html>");
        Line($"<html lang=\"{language}\">");
        Line("<head>");
        Line("<meta charset=\"utf-8\">");
        Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line($"<title>{title}</title>");
        Line("<style>");
        Line($"{PrintedRosterStyle.Css}");
        Line("</style>");
        Line("</head>");
        Line("<body><main>");
        Line($"<h1>{title}</h1>");
        AppendProof();
        AppendSeatless();
        AppendChanges();
        AppendContents();
        foreach (var (round, composition) in result.Rounds.Index())
            foreach (var (index, table) in composition.Tables.Index()) AppendTable(round, index, table);
        Line("</main></body>");
        Line("</html>");
        return page.ToString();
    }

    private void AppendProof()
    {
        Line($"<p class=\"lead\">{Say(PrintedRosterWords.Group(result.Rounds[0]))}</p>");
        Line($"<h2>{Say(PrintedRosterWords.HowGood)}</h2>");
        Line(
            $"<div class=\"proof\"><strong>{Say(result.Proof.Words)}</strong><p>{Say(PrintedRosterWords.ProofOf(result.Proof))}</p></div>");
        foreach (var sentence in ResultInWords.Besides(result)) Line($"<p>{Say(sentence)}</p>");

        Line("<div class=\"wide\" tabindex=\"0\" role=\"region\" "
            + $"aria-label=\"{Say(PrintedRosterWords.Attributes)}\"><table class=\"ruled\">");
        Line($"<caption>{Say(PrintedRosterWords.Attributes)}</caption>");
        Line($"<thead><tr>{Head(PrintedRosterWords.Attribute)}{NumberHead(PrintedRosterWords.Weight)}"
            + $"{NumberHead(PrintedRosterWords.Deviation)}{NumberHead(PrintedRosterWords.LeastPossible)}"
            + $"{Head(PrintedRosterWords.Levels)}</tr></thead>");
        Line("<tbody>");
        foreach (var (index, attribute) in result.Rounds[0].Attributes.Index())
            Line($"<tr><th scope=\"row\">{Text(attribute.Name)}</th>{Number(attribute.Weight)}"
                + $"{Number(result.Rounds.Sum(round => round.Attributes[index].Deviation))}"
                + $"{Number(result.Rounds.Sum(round => round.Attributes[index].Bound))}<td>{Shares(attribute)}</td></tr>");
        Line("</tbody>");
        Line("</table></div>");
        Line($"<p class=\"note\">{Say(PrintedRosterWords.WhyHereNote)}</p>");
    }

    private string Shares(AttributeBalance attribute) =>
        string.Join(", ", attribute.Levels.Select(level => $"{Text(level.Level)} {Say(PrintedRosterWords.Percent(level.Share))}"));

    private void AppendSeatless()
    {
        var first = result.Rounds[0];
        if (first.Unplaced.Count > 0)
        {
            Line($"<h2>{Say(PrintedRosterWords.Unplaced)}</h2>");
            Line("<table class=\"ruled\">");
            Line($"<thead><tr>{Head(PrintedRosterWords.Person)}{Head(PrintedRosterWords.Because)}</tr></thead>");
            Line("<tbody>");
            foreach (var guest in first.Unplaced) Line($"<tr><th scope=\"row\">{Text(guest.Id)}</th><td>{Say(guest.Because)}</td></tr>");
            Line("</tbody></table>");
        }

        if (first.ReservesLeft.Count == 0) return;
        Line($"<h2>{Say(PrintedRosterWords.Reserves)}</h2>");
        Line($"<p>{Text(string.Join(", ", first.ReservesLeft))}</p>");
    }

    private void AppendChanges()
    {
        if (result.Repair is not { Changes.Count: > 0 } repair) return;
        Line($"<h2>{Say(PrintedRosterWords.Changes)}</h2>");
        Line("<table class=\"ruled\">");
        Line($"<thead><tr>{Head(PrintedRosterWords.Person)}{Head(PrintedRosterWords.From)}{Head(PrintedRosterWords.To)}"
            + $"{Head(PrintedRosterWords.Because)}</tr></thead>");
        Line("<tbody>");
        foreach (var change in repair.Changes)
            Line($"<tr><th scope=\"row\">{Text(change.Id)}</th><td>{Text(change.From ?? "–")}</td><td>{Text(change.To)}</td><td>"
                + $"{Say(change.Because)}</td></tr>");
        Line("</tbody></table>");
    }

    private void AppendContents()
    {
        Line($"<h2>{Say(PrintedRosterWords.TablesOnThisPage)}</h2>");
        Line($"<p class=\"note\">{Say(PrintedRosterWords.Legend)}</p>");
        Line("<ul class=\"contents\">");
        foreach (var (round, composition) in result.Rounds.Index())
            foreach (var (index, table) in composition.Tables.Index())
                Line($"<li><a href=\"#{Anchor(round, index)}\">{Say(NameOf(round, table))}</a></li>");
        Line("</ul>");
    }

    private void AppendTable(int round, int index, ComposedTable table)
    {
        var explained = result.Explained.ElementAtOrDefault(round);
        string[] facts = [Say(PrintedRosterWords.People(table.Guests.Count)), Say(PrintedRosterWords.DeviationOf(table.Deviation)),
            .. FactsOf(table.Spec)];
        Line($"<section class=\"seats\" id=\"{Anchor(round, index)}\">");
        Line($"<header><h2>{Say(NameOf(round, table))}</h2><p>{string.Join(" · ", facts)}</p></header>");
        Line("<div class=\"balance\">");
        foreach (var cells in table.Cells.GroupBy(cell => cell.Attribute))
            AppendBars(cells.Key, [.. cells], table.Cells.Max(cell => Math.Max(cell.Count, cell.Ideal)));
        Line("</div>");
        if (explained?.Tables[index] is { } remark) Line($"<p class=\"remark\">{Say(remark.InWords)}.</p>");
        Line("<table class=\"people ruled\">");
        Line($"<thead><tr>{Head(PrintedRosterWords.Person)}{Head(PrintedRosterWords.Why)}</tr></thead>");
        Line("<tbody>");
        foreach (var id in table.Guests)
            Line($"<tr><th scope=\"row\">{Text(id)}</th><td>{(why[round].TryGetValue(id, out var because) ? Say(because) : "")}</td></tr>");
        Line("</tbody></table>");
        Line("</section>");
    }

    private void AppendBars(string attribute, IReadOnlyList<TableCell> cells, decimal longest)
    {
        Line("<table class=\"bars\">");
        Line($"<caption>{Text(attribute)}</caption>");
        Line("<tbody>");
        foreach (var cell in cells)
            Line($"<tr><th scope=\"row\">{Text(cell.Level)}</th><td>{Bar(cell, longest * 1.02m)}</td><td "
                + $"class=\"number\">{Number(cell)}</td></tr>");
        Line("</tbody></table>");
    }

    private string Number(TableCell cell) => $"{cell.Count} <span>{Say(PrintedRosterWords.Ideal(cell.Ideal))}</span>";

    private static string Bar(TableCell cell, decimal longest)
    {
        var (count, ideal) = (Percent(cell.Count, longest), Percent(cell.Ideal, longest));
        return "<svg width=\"100%\" height=\"12\" aria-hidden=\"true\"><rect class=\"ground\" y=\"2\" width=\"100%\" height=\"8\"/><rect "
            + $"class=\"bar\" y=\"2\" width=\"{count}\" height=\"8\"/><line class=\"halo\" x1=\"{ideal}\" x2=\"{ideal}\" y1=\"0\" "
            + $"y2=\"12\"/><line class=\"ideal\" x1=\"{ideal}\" x2=\"{ideal}\" y1=\"0\" y2=\"12\"/></svg>";
    }

    private IEnumerable<string> FactsOf(TableSpec table)
    {
        if (table.Theme is { } theme) yield return Say(PrintedRosterWords.Theme(theme));
        if (table.StartsAt is { } start) yield return start.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        foreach (var fact in new[] { table.Format, table.Region ?? table.Near }.OfType<string>()) yield return Text(fact);
    }

    private static Dictionary<string, Wording> WhyOf(Explanation? explained) =>
        explained?.People.ToDictionary(seat => seat.Id, seat => seat.Because) ?? [];

    private void Line(string html) => page.Append(html).Append('\n');

    private Wording NameOf(int round, ComposedTable table) =>
        result.Rounds.Count > 1 ? PrintedRosterWords.Table(round + 1, table.Spec.Name) : PrintedRosterWords.Table(table.Spec.Name);

    private string Head(Wording words) => $"<th scope=\"col\">{Say(words)}</th>";

    private string NumberHead(Wording words) => $"<th scope=\"col\" class=\"number\">{Say(words)}</th>";

    private string Number(decimal value) => $"<td class=\"number\">{Say(PrintedRosterWords.Number(value))}</td>";

    private string Say(Wording words) => Text(words.In(language));

    private static string Anchor(int round, int index) => string.Create(CultureInfo.InvariantCulture, $"t{round + 1}-{index + 1}");

    private static string Percent(decimal value, decimal of) =>
        (of == 0 ? 0 : 100 * value / of).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
