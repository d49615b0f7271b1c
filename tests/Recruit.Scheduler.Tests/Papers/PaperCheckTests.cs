using System.Text;
using Recruit.Data.Papers;
using Recruit.Scheduler.Papers;
using static Recruit.Testing.PaperFiles;

namespace Recruit.Scheduler.Tests.Papers;

/// <summary>A file is what its content says, whatever it is called; what is false or harmful is told apart.</summary>
public sealed class PaperCheckTests
{
    private static readonly byte[] Macro = [1, 2, 3];

    /// <summary>Files that can be passed on, and what they are.</summary>
    private static readonly Dictionary<string, (Func<byte[]> File, string Kind)> True = new()
    {
        ["a PDF"] = (() => Pdf(), "pdf"),
        ["a PDF 2.0"] = (() => Replaced(Pdf(), "%PDF-1.7", "%PDF-2.0"), "pdf"),
        ["a PDF with a blank line at its end"] = (() => [.. Pdf(), .. "\r\n\r\n"u8], "pdf"),
        ["a DOCX"] = (() => Docx(), "docx"),
        ["a DOCX with a picture"] = (() => Docx("x", ("word/media/image1.png", [137, 80, 78, 71, 0, 0])), "docx"),
        ["an ODT"] = (() => Odt(), "odt"),
        ["text"] = (() => Bytes("Wat ik denk.\r\n\tEn waarom: één, twee, €.\n"), "txt"),
        ["text with a mark"] = (() => [0xEF, 0xBB, 0xBF, .. Bytes("Ik denk.")], "txt"),
        ["UTF-16"] = (() => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Ik dénk.")], "txt"),
        ["UTF-16, the other way round"] = (() =>
            [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("Ik.")], "txt"),
        ["Windows-1252"] = (() => [.. "E"u8, 0xE9, .. "n "u8, 0x80, .. " 5"u8], "txt"),
        ["20 MB"] = (() => [.. Enumerable.Repeat((byte)'a', 20_000_000)], "txt"),
    };

    /// <summary>Files that are refused, and why.</summary>
    private static readonly Dictionary<string, (Func<byte[]> File, PaperFault Fault)> False = new()
    {
        ["nothing"] = (() => [], PaperFault.Empty),
        ["20 MB and a byte"] = (() => [.. Enumerable.Repeat((byte)'a', 20_000_001)], PaperFault.TooLarge),
        ["a PDF that was cut off"] = (() => Pdf()[..^40], PaperFault.Broken),
        ["a PDF of no version"] = (() => Replaced(Pdf(), "%PDF-1.7", "%PDF-x.7"), PaperFault.Broken),
        ["a zip that is called .pdf"] = (() => Zip(("paper.txt", Bytes("Ik"))), PaperFault.NotADocument),
        ["an empty zip"] = (() => Zip(), PaperFault.NotADocument),
        ["a zip that was cut off"] = (() => Docx()[..^30], PaperFault.Broken),
        ["a zip with a broken part"] = (() => Flipped(Docx(new string('x', 900))), PaperFault.Broken),
        ["a spreadsheet"] = (() => Zip(("[Content_Types].xml", Bytes("<Types/>")), ("_rels/.rels", Bytes("<x/>")),
            ("xl/workbook.xml", Bytes("<x/>"))), PaperFault.NotADocument),
        ["a drawing of LibreOffice"] = (() => Zip(
            ("mimetype", Bytes("application/vnd.oasis.opendocument.graphics")), ("content.xml", Bytes("<x/>")),
            ("META-INF/manifest.xml", Bytes("<x/>"))), PaperFault.NotADocument),
        ["a DOCX without its text"] = (() => Zip(("[Content_Types].xml", Bytes("wordprocessingml.document.main+xml")), ("_rels/.rels", [])),
            PaperFault.NotADocument),
        ["a DOCX of which the text is no XML"] = (() => Docx("<b>"), PaperFault.Broken),
        ["a DOCX that laughs"] = (() => Zip(("[Content_Types].xml", Types()), ("_rels/.rels", Bytes("<x/>")),
            ("word/document.xml", Bytes("<!DOCTYPE a [<!ENTITY b 'ha'>]><a>&b;</a>"))), PaperFault.Broken),
        ["a DOCX with macros"] = (() => Docx("x", ("word/vbaProject.bin", Macro)), PaperFault.Macros),
        ["a DOCX with macros under another name"] = (() => Zip(
            ("[Content_Types].xml", Bytes("<T>application/vnd.ms-office.vbaProject</T>")),
            ("_rels/.rels", Bytes("<x/>")), ("word/document.xml", Bytes("<x/>")), ("word/a.bin", Macro)), PaperFault.Macros),
        ["an ODT with macros"] = (() => Odt("x", ("Basic/Standard/Module1.xml", Macro)), PaperFault.Macros),
        ["a DOCX that climbs out"] = (() => Docx("x", ("../../etc/passwd", Macro)), PaperFault.Broken),
        ["a DOCX with a part twice"] = (() => Docx("x", ("WORD/document.xml", Bytes("<x/>"))), PaperFault.Broken),
        ["a bomb"] = (() => Docx("x", ("word/media/bomb.bin", new byte[30_000_000])), PaperFault.Bomb),
        ["a bomb of many"] = (() =>
            Docx("x", [.. Enumerable.Range(0, 40).Select(part => ($"word/{part}", new byte[1_000_000]))]), PaperFault.Bomb),
        ["a zip of very many parts"] = (() =>
            Docx("x", [.. Enumerable.Range(0, 2_100).Select(part => ($"word/{part}", Macro))]), PaperFault.Bomb),
        ["an old Word document"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], PaperFault.Locked),
        ["EICAR as text"] = (() => Bytes(Eicar), PaperFault.Infected),
        ["EICAR in UTF-16"] = (() => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Eicar)], PaperFault.Infected),
        ["EICAR deep in text"] = (() => Bytes(new string('a', 65_500) + Eicar), PaperFault.Infected),
        ["EICAR in a PDF"] = (() => Pdf(Eicar), PaperFault.Infected),
        ["EICAR in the text of a DOCX"] = (() => Docx(Eicar), PaperFault.Infected),
        ["EICAR in another part of a DOCX"] = (() =>
            Docx("x", ("word/media/a.bin", Bytes(new string('b', 70_000) + Eicar))), PaperFault.Infected),
        ["EICAR in an ODT"] = (() => Odt(Eicar), PaperFault.Infected),
        ["a program"] = (() => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0], PaperFault.Unknown),
        ["a picture"] = (() => [137, 80, 78, 71, 13, 10, 26, 10, 0, 0], PaperFault.Unknown),
        ["a page"] = (() => Bytes("  <!DOCTYPE html><script>alert(1)</script>"), PaperFault.Unknown),
        ["RTF"] = (() => Bytes(@"{\rtf1 Ik denk.}"), PaperFault.Unknown),
        ["text with a NUL"] = (() => Bytes("Ik\0denk"), PaperFault.Unknown),
        ["text with bells"] = (() => Bytes("Ik\u0007denk"), PaperFault.Unknown),
        ["UTF-16 that ends amid a sign"] = (() => [0xFF, 0xFE, 65, 0, 66], PaperFault.Unknown),
    };

    public static TheoryData<string> TrueOnes => [.. True.Keys];

    public static TheoryData<string> FalseOnes => [.. False.Keys];

    [Theory]
    [MemberData(nameof(TrueOnes))]
    public void What_is_sound_is_known_by_its_content(string what) =>
        Assert.Equal(new PaperVerdict.Sound(True[what].Kind), PaperCheck.Of(new MemoryStream(True[what].File())));

    [Theory]
    [MemberData(nameof(FalseOnes))]
    public void What_is_false_is_refused_for_its_reason(string what) =>
        Assert.Equal(new PaperVerdict.False(False[what].Fault), PaperCheck.Of(new MemoryStream(False[what].File())));

    [Theory]
    [InlineData("Water & klimaat: <deel 1>", "pdf", "Water klimaat deel 1.pdf")]
    [InlineData("../../etc/passwd", "txt", "etc passwd.txt")]
    [InlineData("\u202Efdp.exe\r\nX-Kop: 1", "docx", "fdp exe X-Kop 1.docx")]
    [InlineData("   ", "odt", "paper.odt")]
    [InlineData("één plan", "pdf", "één plan.pdf")]
    public void The_name_of_the_file_is_clean_whatever_the_title(string title, string kind, string name) =>
        Assert.Equal(name, PaperTitle.FileName(PaperTitle.Of(title), kind));

    private static byte[] Types() =>
        Bytes("<T>application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml</T>");

    private static byte[] Replaced(byte[] file, string from, string to) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace(from, to, StringComparison.Ordinal));

    // The text of a DOCX begins with a block of the kind 3, which RFC 1951 does not know.
    private static byte[] Flipped(byte[] file)
    {
        file[file.AsSpan().IndexOf("word/document.xml"u8) + "word/document.xml".Length] = 7;
        return file;
    }
}
