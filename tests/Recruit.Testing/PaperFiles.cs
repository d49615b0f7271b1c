using System.IO.Compression;
using System.Text;

namespace Recruit.Testing;

/// <summary>Papers, true and false, made in memory.</summary>
public static class PaperFiles
{
    private const string DocxTypes =
        "<Types><Override PartName='/word/document.xml' "
        + "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";

    /// <summary>The harmless test string of EICAR, in two halves so that no scanner takes the tests for infected.</summary>
    public static readonly string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    public static byte[] Pdf(string says = "Een paper over water") => Encoding.Latin1.GetBytes(
        $"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% {says}\n"
        + "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n"
        + "trailer<</Size 3/Root 1 0 R>>\nstartxref\n100\n%%EOF\n");

    public static byte[] Docx(string says = "Een paper over water", params (string Name, byte[] Content)[] more) => Zip(
        [("[Content_Types].xml", Bytes(DocxTypes)), ("_rels/.rels", Bytes("<Relationships/>")),
            ("word/document.xml", Bytes($"<document><body>{says}</body></document>")), .. more]);

    public static byte[] Odt(string says = "Een paper over water", params (string Name, byte[] Content)[] more) => Zip(
        [("mimetype", Bytes("application/vnd.oasis.opendocument.text")), ("META-INF/manifest.xml", Bytes("<manifest/>")),
            ("content.xml", Bytes($"<office><text>{says}</text></office>")), .. more]);

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        return bytes.ToArray();
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
