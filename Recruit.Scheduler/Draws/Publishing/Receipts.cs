using System.Security.Cryptography;
using System.Text;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>What one person gets in private, so that he or she finds the own line among the published chances.</summary>
/// <param name="Code">128 secret bits, in groups of unmistakable characters.</param>
/// <param name="Hash">What is published: the SHA-256 of id and code.</param>
public sealed record Receipt(string Id, string Code, string Hash);

/// <summary>
/// Makes receipts from a secret key. The codes do not come from the seed of the draw, since that is published: whoever knew it could
/// otherwise compute everyone's receipt. The same key gives the same receipts.
/// </summary>
public sealed class Receipts(ReadOnlyMemory<byte> key)
{
    public const int KeyBytes = 32;

    private const int CodeBytes = 16;
    private const int CodeLetters = 26;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    public Receipt For(string id)
    {
        var code = ReadableCode.Of(
            HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes($"recruit code\n{id}")).AsSpan(0, CodeBytes), CodeLetters);
        return new Receipt(id, code, HashOf(id, code));
    }

    /// <summary>The receipt that belongs to a code, however it was typed.</summary>
    public static string HashOf(string id, string code) => HashOf("recruit receipt", id, code);

    /// <summary>The receipt among the points of a proof, which nobody without the code can tell to be of the same person.</summary>
    public static string PointsHashOf(string id, string code) => HashOf("recruit points", id, code);

    private static string HashOf(string what, string id, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{what}\n{id}\n{ReadableCode.Tidied(code)}")));
}
