using System.Numerics;
using System.Security.Cryptography;
using System.Text;

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

    // Crockford's alphabet: no I, L, O or U, so that a code can be read from paper and over the telephone.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeBytes = 16;
    private const int CodeLetters = 26;
    private const int GroupOf = 4;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    public Receipt For(string id)
    {
        var code = Written(HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes($"recruit code\n{id}")).AsSpan(0, CodeBytes));
        return new Receipt(id, code, HashOf(id, code));
    }

    /// <summary>The receipt that belongs to a code, however it was typed.</summary>
    public static string HashOf(string id, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"recruit receipt\n{id}\n{Tidied(code)}")));

    private static string Tidied(string code) =>
        new([.. code.ToUpperInvariant().Where(letter => letter is not ('-' or ' ')).Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter })]);

    private static string Written(ReadOnlySpan<byte> secret)
    {
        var bits = new BigInteger(secret, isUnsigned: true, isBigEndian: true);
        var letters = Enumerable.Range(1, CodeLetters).Select(place => Alphabet[(int)((bits >> (5 * (CodeLetters - place))) & 31)]);
        return string.Join('-', letters.Chunk(GroupOf).Select(group => new string(group)));
    }
}
