using System.Text;

namespace Recruit.Scheduler.Csv;

/// <summary>Walks through a text as RFC 4180 has it, and knows on which line it is.</summary>
internal sealed class CsvScanner(string text, char separator)
{
    private int position;
    private int line = 1;
    private bool broken;

    /// <summary>The line of a quotation mark that was opened and closed nowhere; null when there is none.</summary>
    public int? OpenQuote { get; private set; }

    /// <summary>The line on which the last row ended.</summary>
    public int LastLine { get; private set; }

    /// <summary>The next row that is not blank: its first line, its cells, and whether its quotation marks stand where they may; null at the end.</summary>
    public (int Line, string[] Cells, bool Broken)? Next()
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
        LastLine = line;
        TakeLineEnd();

        return (first, cells.ToArray(), broken);
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
}
