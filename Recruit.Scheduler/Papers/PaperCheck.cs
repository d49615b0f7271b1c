using System.Text;
using Recruit.Data.Papers;

namespace Recruit.Scheduler.Papers;

/// <summary>What a file turns out to be.</summary>
public abstract record PaperVerdict
{
    /// <param name="Kind">One of <see cref="PaperKind"/>.</param>
    public sealed record Sound(string Kind) : PaperVerdict;
    public sealed record False(PaperFault Because) : PaperVerdict;
}

/// <summary>Tells by its content alone what a file is, whatever it is called, and whether it can be passed on.</summary>
public static class PaperCheck
{
    /// <summary>20 MB, as people count.</summary>
    public const long MostBytes = 20_000_000;

    private const int HeadLength = 512;

    // Readers look for the end of a PDF in its last kilobyte.
    private const int TailLength = 1024;

    /// <param name="file">Can be sought in, and is left open.</param>
    public static PaperVerdict Of(Stream file)
    {
        if (file.Length is 0 or > MostBytes)
            return new PaperVerdict.False(file.Length == 0 ? PaperFault.Empty : PaperFault.TooLarge);
        if (TestVirus.IsIn(file))
            return new PaperVerdict.False(PaperFault.Infected);
        var head = Read(file, 0, HeadLength);
        return head switch
        {
            _ when head.AsSpan().StartsWith("%PDF-"u8) => OfPdf(head, Read(file, file.Length - TailLength, TailLength)),
            _ when head.AsSpan().StartsWith("PK\x03\x04"u8) => ZippedPaper.Of(file),
            // An empty zip, or one in several pieces.
            [(byte)'P', (byte)'K', 5 or 7, ..] => new PaperVerdict.False(PaperFault.NotADocument),
            // The box in which Word keeps its old documents, and those with a password.
            [0xD0, 0xCF, 0x11, 0xE0, ..] => new PaperVerdict.False(PaperFault.Locked),
            _ when !IsMarkup(head) && TypedText.Is(file) => new PaperVerdict.Sound(PaperKind.Text),
            _ => new PaperVerdict.False(PaperFault.Unknown),
        };
    }

    /// <summary>Up to so many bytes from a place on; from the beginning where the place lies before it.</summary>
    internal static byte[] Read(Stream file, long from, int length)
    {
        file.Position = Math.Max(0, from);
        var read = new byte[Math.Min(length, file.Length - file.Position)];
        file.ReadExactly(read);
        return read;
    }

    // Text that is meant to be drawn: nobody reads it as it stands.
    private static bool IsMarkup(byte[] head) => Encoding.Latin1.GetString(head).TrimStart() is var start
        && new[] { "{\\rtf", "<!doctype html", "<html", "<?xml" }.Any(mark => start.StartsWith(mark, StringComparison.OrdinalIgnoreCase));

    private static PaperVerdict OfPdf(byte[] head, byte[] tail) =>
        head is [_, _, _, _, _, (byte)'1' or (byte)'2', (byte)'.', >= (byte)'0' and <= (byte)'9', ..]
        && tail.AsSpan().LastIndexOf("startxref"u8) is >= 0 and var start
        && tail.AsSpan(start).IndexOf("%%EOF"u8) > 0
            ? new PaperVerdict.Sound(PaperKind.Pdf)
            : new PaperVerdict.False(PaperFault.Broken);
}
