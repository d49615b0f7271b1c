using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Recruit.Data.Papers;

namespace Recruit.Scheduler.Papers;

/// <summary>
/// A DOCX or ODT: a zip file with the parts that such a document must have, opened within limits, of which every byte is counted as it
/// comes out and never as the file says.
/// </summary>
internal static class ZippedPaper
{
    private const int MostParts = 2_000;
    private const long MostUnpacked = 200_000_000;
    private const int MostTimes = 100;

    // Below this any ratio is harmless: a page of spaces becomes a thousandth.
    private const long Harmless = 5_000_000;

    // PKWARE APPNOTE, 4.3.16: the record that ends a zip file, with a comment of at most 64 kilobytes behind it.
    private const int EndLength = 22;
    private const int LongestEnd = EndLength + ushort.MaxValue;
    private const long LongestDirectory = 1_000_000;

    private const string OdtType = "application/vnd.oasis.opendocument.text";
    private const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static readonly XmlReaderSettings Strictly =
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1_000 };

    public static PaperVerdict Of(Stream file)
    {
        if (FaultOfDirectory(file) is { } early)
            return new PaperVerdict.False(early);
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return FaultOfParts(zip, file.Length) is { } fault ? new PaperVerdict.False(fault) : KindOf(zip);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException)
        {
            return new PaperVerdict.False(PaperFault.Broken);
        }
    }

    // Before anything is read into memory by what the file says of itself.
    private static PaperFault? FaultOfDirectory(Stream file)
    {
        var tail = PaperCheck.Read(file, file.Length - LongestEnd, LongestEnd);
        if (tail.AsSpan().LastIndexOf("PK\x05\x06"u8) is var at && (at < 0 || at + EndLength > tail.Length))
            return PaperFault.Broken;
        var end = tail.AsSpan(at);
        return BinaryPrimitives.ReadUInt16LittleEndian(end[10..]) > MostParts
            || file.Length - BinaryPrimitives.ReadUInt32LittleEndian(end[16..]) > LongestDirectory + LongestEnd
            ? PaperFault.Bomb
            : null;
    }

    private static PaperFault? FaultOfParts(ZipArchive zip, long packed)
    {
        if (zip.Entries.Count > MostParts)
            return PaperFault.Bomb;
        if (zip.Entries.Select(part => part.FullName).Distinct(StringComparer.OrdinalIgnoreCase).Count() < zip.Entries.Count
            || zip.Entries.Any(part => IsOutside(part.FullName)))
            return PaperFault.Broken;
        if (zip.Entries.Any(part => part.IsEncrypted))
            return PaperFault.Locked;
        var most = Math.Min(MostUnpacked, Math.Max(Harmless, packed * MostTimes));
        var unpacked = 0L;
        foreach (var part in zip.Entries)
        {
            using var content = part.Open();
            if (TestVirus.IsInRest(content, length => (unpacked += length) <= most))
                return PaperFault.Infected;
            if (unpacked > most)
                return PaperFault.Bomb;
        }
        return null;
    }

    private static bool IsOutside(string name) =>
        name.StartsWith('/') || name.Contains('\\') || name.Contains('\0') || name.Split('/').Contains("..");

    private static PaperVerdict KindOf(ZipArchive zip)
    {
        var (kind, main, macros) = zip.GetEntry("mimetype") is not null
            ? OfOdt(zip)
            : zip.GetEntry("[Content_Types].xml") is { } types ? OfDocx(zip, types) : (null, null, false);
        if (kind is null || main is null)
            return new PaperVerdict.False(PaperFault.NotADocument);
        if (macros)
            return new PaperVerdict.False(PaperFault.Macros);
        ReadThrough(main);
        return new PaperVerdict.Sound(kind);
    }

    private static (string? Kind, ZipArchiveEntry? Main, bool Macros) OfDocx(ZipArchive zip, ZipArchiveEntry types)
    {
        var said = TextOf(types);
        var macros = said.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            || said.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            || zip.Entries.Any(part => part.Name.StartsWith("vba", StringComparison.OrdinalIgnoreCase));
        var whole = macros || said.Contains(DocxType, StringComparison.Ordinal);
        return (whole && zip.GetEntry("_rels/.rels") is not null ? PaperKind.Word : null, zip.GetEntry("word/document.xml"), macros);
    }

    private static (string? Kind, ZipArchiveEntry? Main, bool Macros) OfOdt(ZipArchive zip)
    {
        var whole = TextOf(zip.GetEntry("mimetype")!) == OdtType && zip.GetEntry("META-INF/manifest.xml") is not null;
        var macros = zip.Entries.Any(part => part.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
            || part.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase));
        return (whole ? PaperKind.OpenDocument : null, zip.GetEntry("content.xml"), macros);
    }

    private static string TextOf(ZipArchiveEntry part)
    {
        using var reader = new StreamReader(part.Open(), Encoding.UTF8);
        var start = new char[100_000];
        return new string(start, 0, reader.ReadBlock(start));
    }

    private static void ReadThrough(ZipArchiveEntry part)
    {
        using var content = part.Open();
        using var reader = XmlReader.Create(content, Strictly);
        while (reader.Read())
        {
            // That it can be read to its end is all that is asked.
        }
    }
}
