using System.Numerics;

namespace Recruit.Scheduler.Language;

/// <summary>
/// Codes that can be read from paper and said over the telephone: Crockford's alphabet, without I, L, O and U, in groups of four.
/// </summary>
public static class ReadableCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int GroupOf = 4;

    /// <summary>The lowest bits of a secret as so many letters of five bits each.</summary>
    public static string Of(ReadOnlySpan<byte> secret, int letters)
    {
        var bits = new BigInteger(secret, isUnsigned: true, isBigEndian: true);
        var written = Enumerable.Range(1, letters).Select(place => Alphabet[(int)((bits >> (5 * (letters - place))) & 31)]);
        return string.Join('-', written.Chunk(GroupOf).Select(group => new string(group)));
    }

    /// <summary>A code as it was meant, however it was typed.</summary>
    public static string Tidied(string code) =>
        new([.. code.ToUpperInvariant().Where(letter => letter != '-' && !char.IsWhiteSpace(letter))
                    .Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter })]);
}
