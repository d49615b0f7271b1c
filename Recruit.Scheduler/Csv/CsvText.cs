using System.Text;

namespace Recruit.Scheduler.Csv;

/// <summary>The text of a file that should be UTF-8, or the first line that is not.</summary>
internal static class CsvText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes without its byte order mark; null, with the line, when a byte is no UTF-8 or is a NUL.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, out int badLine)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];

        var bad = bytes.IndexOf((byte)0);
        try
        {
            var text = Strict.GetString(bytes);
            badLine = bad < 0 ? 0 : LineAt(bytes, bad);
            return bad < 0 ? text : null;
        }
        catch (DecoderFallbackException flaw)
        {
            // A UTF-16 file has NULs before the first byte that is no UTF-8.
            badLine = LineAt(bytes, bad < 0 ? flaw.Index : Math.Min(bad, flaw.Index));
            return null;
        }
    }

    private static int LineAt(ReadOnlySpan<byte> bytes, int index) =>
        1 + bytes[..Math.Clamp(index, 0, bytes.Length)].Count((byte)'\n');
}
