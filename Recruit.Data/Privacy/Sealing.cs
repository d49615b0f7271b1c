using System.Security.Cryptography;

namespace Recruit.Data.Privacy;

/// <summary>Authenticated encryption, AES-256-GCM: nonce of 12 bytes, tag of 16, then the text.</summary>
internal static class Sealing
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <param name="about">Bound to the sealed text: it opens only for the same words, so a row cannot be moved to another person.</param>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> text, ReadOnlySpan<byte> about)
    {
        var sealedText = new byte[NonceLength + TagLength + text.Length];
        var nonce = sealedText.AsSpan(0, NonceLength);
        var tag = sealedText.AsSpan(NonceLength, TagLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, text, sealedText.AsSpan(NonceLength + TagLength), tag, about);
        return sealedText;
    }

    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedText, ReadOnlySpan<byte> about)
    {
        var text = new byte[sealedText.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(
            sealedText[..NonceLength], sealedText[(NonceLength + TagLength)..], sealedText.Slice(NonceLength, TagLength), text, about);
        return text;
    }
}
