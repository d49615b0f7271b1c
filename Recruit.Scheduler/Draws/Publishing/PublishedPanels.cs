using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>A seat of a published panel.</summary>
/// <param name="Dialogue">Its name; empty where there is only one.</param>
public readonly record struct PublishedSeat(string Id, string Dialogue);

/// <summary>
/// The thousand panels as they stand in <c>panels.csv</c>: <c>number,id</c>, and <c>dialogue</c> where there are several.
/// </summary>
public sealed record PublishedPanels(IReadOnlyList<IReadOnlyList<PublishedSeat>> Panels)
{
    private const int DigitsAndComma = 4;

    private static ReadOnlySpan<byte> Plain => "number,id\n"u8;

    public static PublishedPanels Of(NumberedPanels numbered, PanelProblem problem) => new(
        [.. numbered.Panels.Select(panel => (IReadOnlyList<PublishedSeat>)[.. panel.Seats.Select(seat =>
            new PublishedSeat(problem.Pool[seat.Member].Id, problem.Dialogues.Count > 1 ? problem.Dialogues[seat.Dialogue].Name : ""))])]);

    public static string Sha256Of(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>How many of the panels hold each person who is on any.</summary>
    public IReadOnlyDictionary<string, int> Times() => Panels.SelectMany(panel => panel).CountBy(seat => seat.Id).ToDictionary();

    public string ToCsv()
    {
        var text = new StringWriter();
        var several = Panels.Any(panel => panel.Any(seat => seat.Dialogue != ""));
        CsvWriter.WriteRow(text, several ? ["number", "id", "dialogue"] : ["number", "id"]);
        foreach (var (number, panel) in Panels.Index())
            foreach (var (id, dialogue) in panel)
                CsvWriter.WriteRow(text, several ? [InThreeDigits(number), id, dialogue] : [InThreeDigits(number), id]);
        return text.ToString();
    }

    /// <summary>Reads a file; says in <paramref name="flaws"/> why it cannot be one of a thousand panels.</summary>
    public static PublishedPanels? Read(ReadOnlySpan<byte> file, List<string> flaws)
    {
        if (ReadPlain(file) is { } plain) return plain;
        if (TableReader.Read(file) is not CsvReading.Read(var table) || table.Missing("number", "id").Count > 0)
        {
            flaws.Add("The panels are no CSV with the columns number and id.");
            return null;
        }

        var panels = Enumerable.Range(0, NumberedPanels.Count).Select(_ => new List<PublishedSeat>()).ToList();
        foreach (var row in table.Rows)
            if (int.TryParse(row["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < panels.Count)
                panels[number].Add(new PublishedSeat(row["id"], row["dialogue"]));
            else
                flaws.Add($"Line {row.Line} of the panels has the number \"{row["number"]}\", and they go from 000 to 999.");
        return new PublishedPanels(panels);
    }

    /// <summary>
    /// What <see cref="ToCsv"/> writes for one dialogue and a pool that has numbers: ten million lines are soon read. Null for others.
    /// </summary>
    private static PublishedPanels? ReadPlain(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Plain) || file.ContainsAny("\"\r;\t"u8)) return null;
        var panels = Enumerable.Range(0, NumberedPanels.Count).Select(_ => new List<PublishedSeat>()).ToList();
        var ids = new Dictionary<int, string>();
        for (var rest = file[Plain.Length..]; rest.Length > 0;)
        {
            var end = rest.IndexOf((byte)'\n');
            if (end < DigitsAndComma || !Utf8Parser.TryParse(rest[..DigitsAndComma], out int number, out var digits)
                || digits != DigitsAndComma - 1 || rest[digits] != ',' || number < 0
                || !Utf8Parser.TryParse(rest[DigitsAndComma..end], out int id, out var length) || length != end - DigitsAndComma || id <= 0
                || rest[DigitsAndComma] is (byte)'0' or (byte)'+')
                return null;
            if (!ids.TryGetValue(id, out var text)) ids[id] = text = id.ToString(CultureInfo.InvariantCulture);
            panels[number].Add(new PublishedSeat(text, ""));
            rest = rest[(end + 1)..];
        }

        return new PublishedPanels(panels);
    }

    public static string InThreeDigits(int number) => number.ToString("000", CultureInfo.InvariantCulture);
}
