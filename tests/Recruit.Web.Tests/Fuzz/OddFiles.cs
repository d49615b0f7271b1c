using System.IO.Compression;
using System.Text;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>Does to true files what disks, editors and people do to them.</summary>
internal static class OddFiles
{
    private static readonly byte[][] OddBytes =
    [
        [0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0x1A], [0x80], .. new[]
        {
            "\"", "\"\"", ";", ",", "\t", "\r", "\n", "\r\n\r\n", "sep=x\n", "-1", "0", "99999999999", "1e400", "NaN", "null", "{}", "[]",
            "[[[[", "<", "&#0;", "&x;", "\u202e", "\u200b", "İ", "é", "e\u0301", "--x\r\n", "=?utf-8?B?////?=",
            "Content-Type: multipart/mixed; boundary=x\n\n",
            "Content-Transfer-Encoding: base64\n", "charset=klingon", "2027-02-30", "9999-12-31", "|", "\\u0000", "\\ud800",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] Mails = [.. new[]
    {
        "From: MAILER-DAEMON@mail.example\nTo: terug+00000000000000000000000000000000@recruit.example\nContent-Type: multipart/report;"
        + " report-type=delivery-status; boundary=x\n\n--x\n\nSorry.\n--x\nContent-Type: message/delivery-status\n\n"
        + "Reporting-MTA: dns; mail.example\n\nFinal-Recipient: rfc822; anna@voorbeeld.example\nAction: failed\nStatus: 5.1.1\n"
        + "Diagnostic-Code: smtp; 550 5.1.1 gone\n\n"
        + "--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: <0192c1a7000070008000000000000000@recruit>\n--x--\n",
        "From: MAILER-DAEMON@mail.example\nTo: dialoog@recruit.example\nSubject: failure notice\n\nHi. This is the qmail-send program at"
        + " mail.example.\n\n<anna@voorbeeld.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 unknown\n\n"
        + "--- Below this line is a copy of the message.\n\n"
        + "Message-ID: <0192c1a7000070008000000000000000@recruit>\nSubject: =?utf-8?Q?Aanmelding?=\n\nDag",
        "From: a@b.example\nTo: terug@recruit.example\nDate: Mon, 4 Jan 2027 09:00:00 +0100\nSubject: =?iso-8859-1?Q?caf=E9?=\n"
        + "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain; charset=iso-8859-1\n"
        + "Content-Transfer-Encoding: quoted-printable\n\ncaf=E9\n--x\n"
        + "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPGI+ZGFnPC9iPg==\n--x--\n",
        "From: abuse@mail.example\nTo: dialoog@recruit.example\nContent-Type: multipart/report; report-type=feedback-report; boundary=x\n\n"
        + "--x\n\nSpam.\n--x\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: x\nVersion: 1\n\n"
        + "--x\nContent-Type: message/rfc822\n\nMessage-ID: <0192c1a7000070008000000000000000@recruit>\n"
        + "To: anna@voorbeeld.example\n\nDag\n--x--\n",
    }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>A mail that came back, harmed.</summary>
    public static byte[] Mail(Random chance) => Harmed(chance, OddWords.Pick(chance, Mails), Mails);

    /// <summary>The file with one harm or a few; what is a package of files is harmed within, half of the time.</summary>
    public static byte[] Harmed(Random chance, byte[] file, IReadOnlyList<byte[]> others)
    {
        if (file.AsSpan().StartsWith("PK"u8) && chance.Next(2) == 0)
            return HarmedWithin(chance, file);
        for (var times = chance.Next(1, 4); times > 0; times--)
            file = HarmedOnce(chance, file, others);
        return file;
    }

    private static byte[] HarmedOnce(Random chance, byte[] file, IReadOnlyList<byte[]> others)
    {
        var (start, length) = (chance.Next(file.Length + 1), chance.Next(1, 64));
        var end = Math.Min(file.Length, start + length);
        switch (chance.Next(9))
        {
            case 0:
                file = [.. file];
                for (var flips = chance.Next(1, 9); flips > 0 && file.Length > 0; flips--)
                    file[chance.Next(file.Length)] ^= (byte)(1 << chance.Next(8));
                return file;
            case 1:
                return file[..start];
            case 2:
                var other = OddWords.Pick(chance, others);
                return [.. file[..start], .. other[chance.Next(other.Length + 1)..]];
            case 3:
                var again = Enumerable.Repeat(file[start..end], chance.Next(1, 200)).SelectMany(part => part);
                return [.. file[..end], .. again, .. file[end..]];
            case 4:
                return [.. file[..start], .. file[end..]];
            case 5:
                return OddWords.Pick(chance, [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1, Encoding.UTF32])
                    .GetBytes(Encoding.UTF8.GetString(file));
            case 6:
                return [.. file[..start], .. OddWords.BytesOf(OddWords.Any(chance)), .. file[end..]];
            default:
                return [.. file[..start], .. OddWords.Pick(chance, OddBytes), .. file[(chance.Next(2) == 0 ? start : end)..]];
        }
    }

    private static byte[] HarmedWithin(Random chance, byte[] package)
    {
        var harmed = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(harmed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var victim = chance.Next(from.Entries.Count);
            foreach (var (place, entry) in from.Entries.Index())
            {
                var content = new MemoryStream();
                using (var read = entry.Open())
                    read.CopyTo(content);
                using var write = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                write.Write(place == victim ? HarmedOnce(chance, content.ToArray(), [content.ToArray()]) : content.ToArray());
            }
        }
        return harmed.ToArray();
    }
}
