using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Recruit.Testing;

/// <summary>What a calendar of someone else's reads in a calendar part.</summary>
/// <param name="StartsAt">In UTC, by the zone that the part itself tells.</param>
public sealed record ReadEntry(
    string Method, string Uid, int Sequence, string Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Zone, string Summary,
    string Location, string Attendee, string Organizer);

/// <summary>Reads calendar parts with ical.js, in tests/calendar/read.mjs.</summary>
public static class CalendarReader
{
    public static async Task<IReadOnlyList<ReadEntry>> ReadAsync(params IReadOnlyCollection<string> parts)
    {
        var start = new ProcessStartInfo("node", [Path.Combine("calendar", "read.mjs")])
        {
            WorkingDirectory = SmtpServer.Install(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start)!;
        // Both at once: who writes all before reading waits for good when the pipes are full on both sides.
        var asked = AskAsync(node.StandardInput, parts);
        var read = await ReadAsync(node.StandardOutput).ForAsync($"the reading of {parts.Count} parts by ical.js");
        await asked.ForAsync("the end of what ical.js is asked");
        return read.Count == parts.Count ? read : throw new InvalidOperationException($"ical.js read {read.Count} of {parts.Count} parts");
    }

    private static async Task AskAsync(StreamWriter input, IReadOnlyCollection<string> parts)
    {
        foreach (var part in parts)
            await input.WriteLineAsync(JsonSerializer.Serialize(part));
        input.Close();
    }

    private static async Task<IReadOnlyList<ReadEntry>> ReadAsync(StreamReader output)
    {
        var read = new List<ReadEntry>();
        while (await output.ReadLineAsync() is { } line)
            read.Add(JsonSerializer.Deserialize<ReadEntry>(line)!);
        return read;
    }
}
