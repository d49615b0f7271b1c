using System.Buffers;
using System.Text;

namespace Recruit.Scheduler.Papers;

/// <summary>Whether a file is text that people typed: UTF-8, UTF-16 with its mark, or Windows-1252.</summary>
internal static class TypedText
{
    private const int BlockLength = 64 * 1024;

    private static readonly SearchValues<char> Untyped =
        SearchValues.Create([.. Enumerable.Range(0, 9).Concat(Enumerable.Range(14, 18)).Select(sign => (char)sign)]);

    public static bool Is(Stream file) => EncodingsOf(PaperCheck.Read(file, 0, 2)).Any(encoding => IsIn(file, encoding)) || IsWindows(file);

    private static Encoding[] EncodingsOf(byte[] head) => head switch
    {
        [0xFF, 0xFE] => [new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)],
        [0xFE, 0xFF] => [new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)],
        _ => [new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)],
    };

    private static bool IsIn(Stream file, Encoding encoding)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, BlockLength, leaveOpen: true);
        var block = new char[BlockLength];
        try
        {
            while (reader.ReadBlock(block) is > 0 and var length)
                if (block.AsSpan(0, length).IndexOfAny(Untyped) >= 0)
                    return false;
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsWindows(Stream file)
    {
        file.Position = 0;
        var block = new byte[BlockLength];
        while (file.ReadAtLeast(block, BlockLength, throwOnEndOfStream: false) is > 0 and var length)
            foreach (var sign in block.AsSpan(0, length))
                // The five that Windows-1252 leaves open, and what nobody types.
                if (sign is <= 8 or (>= 14 and < 32) or 0x7F or 0x81 or 0x8D or 0x8F or 0x90 or 0x9D)
                    return false;
        return true;
    }
}
