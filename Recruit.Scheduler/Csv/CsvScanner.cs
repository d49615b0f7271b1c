using System.Text;
using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Csv;

/// <summary>Walks through a text as RFC 4180 has it, and knows on which line it is.</summary>
internal sealed partial class CsvScanner
{
    private const string Separators = ",;\t";

    private readonly string text;
    private readonly char separator;
    private int position;
    private int line = 1;
    private bool broken;

    /// <summary>The line of a quotation mark that was opened and closed nowhere; null when there is none.</summary>
    public int? OpenQuote { get; private set; }

    private CsvScanner(string text, char separator) => (this.text, this.separator) = (text, separator);

    /// <summary>A scanner that stands behind the line <c>sep=;</c>, if there is one: Excel writes and wants it.</summary>
    public static CsvScanner Of(string text) => SeparatorLine().Match(text) is { Success: true } named
        ? new CsvScanner(text, named.Groups[1].Value[0]) { position = named.Length, line = 2 }
        : new CsvScanner(text, SeparatorOf(text));

    /// <summary>The rows that are left and not blank.</summary>
    public List<WrittenRow> Rows()
    {
        var rows = new List<WrittenRow>();
        while (Next() is { } row)
            rows.Add(row);
        return rows;
    }

    private WrittenRow? Next()
    {
        while (position < text.Length && text[position] is '\r' or '\n')
            TakeLineEnd();
        if (position >= text.Length)
            return null;

        var first = line;
        var cells = new List<string>();
        broken = false;
        do
            cells.Add(TakeCell());
        while (TakeSeparator());
        var last = line;
        TakeLineEnd();

        return new WrittenRow(first, cells.ToArray(), broken, last);
    }

    /// <summary>What stands most often between the names of the columns; a quoted name may hold any of them.</summary>
    private static char SeparatorOf(string text)
    {
        var start = text.AsSpan().IndexOfAnyExcept('\r', '\n');
        if (start < 0)
            return ',';
        var header = text.AsSpan(start, text.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length - start);
        var (counts, quoted) = (new int[3], false);
        foreach (var sign in header)
            if (sign == '"')
                quoted = !quoted;
            else if (!quoted && Separators.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var place)
                counts[place]++;
        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    private string TakeCell()
    {
        var start = position;
        while (position < text.Length && text[position] == ' ')
            position++;
        if (position < text.Length && text[position] == '"')
            return TakeQuoted();

        position = start;
        var length = text.AsSpan(start).IndexOfAny(separator, '\r', '\n') is >= 0 and var end ? end : text.Length - start;
        position += length;
        var cell = text.Substring(start, length);
        broken |= cell.Contains('"');
        return cell;
    }

    /// <summary>Inside quotation marks separators and line ends are text, and two marks are one.</summary>
    private string TakeQuoted()
    {
        var cell = new StringBuilder();
        OpenQuote = line;
        position++;
        while (position < text.Length)
        {
            var letter = text[position++];
            if (letter == '"' && (position >= text.Length || text[position] != '"'))
            {
                OpenQuote = null;
                break;
            }

            if (letter == '"')
                position++;
            if (letter == '\n')
                line++;
            cell.Append(letter);
        }

        return cell.Append(TakeRest()).ToString();
    }

    /// <summary>Nothing but spaces may stand between a closing quotation mark and the separator.</summary>
    private string TakeRest()
    {
        var start = position;
        while (position < text.Length && text[position] != separator && text[position] is not ('\r' or '\n'))
            position++;
        var rest = text[start..position].TrimEnd();
        broken |= rest.Length > 0;
        return rest;
    }

    private bool TakeSeparator()
    {
        if (position >= text.Length || text[position] != separator)
            return false;
        position++;
        return true;
    }

    private void TakeLineEnd()
    {
        if (position < text.Length && text[position] == '\r')
            position++;
        if (position < text.Length && text[position] == '\n')
            position++;
        line++;
    }

    [GeneratedRegex(@"\A""?sep=([^\r\n""])""?[ \t,;]*(\r\n|\n|\r|\z)", RegexOptions.IgnoreCase)]
    private static partial Regex SeparatorLine();
}
