using System.IO.Compression;
using System.Text;

namespace Recruit.Data.Privacy;

/// <summary>
/// Texts made small before they are sealed, since nothing can be made smaller afterwards: a mail of five kilobytes then fits into its row.
/// A zero and the length stand before what is packed; a text that begins otherwise was sealed as it is, before we packed.
/// </summary>
internal static class PackedText
{
    private const int Head = 1 + sizeof(int);
    private const int Quality = 1;
    private const int Window = 18;

    public static byte[] Pack(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var packed = new byte[Head + BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        BitConverter.TryWriteBytes(packed.AsSpan(1), plain.Length);
        return BrotliEncoder.TryCompress(plain, packed.AsSpan(Head), out var length, Quality, Window)
            ? packed[..(Head + length)]
            : throw new InvalidOperationException("a text is larger than Brotli says that it can become");
    }

    public static string Unpack(byte[] packed)
    {
        if (packed is not [0, _, ..])
            return Encoding.UTF8.GetString(packed);
        var plain = new byte[BitConverter.ToInt32(packed, 1)];
        return BrotliDecoder.TryDecompress(packed.AsSpan(Head), plain, out var length) && length == plain.Length
            ? Encoding.UTF8.GetString(plain)
            : throw new InvalidDataException("a sealed text cannot be unpacked");
    }
}
