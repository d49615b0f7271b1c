using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Recruit.Data.Privacy;

namespace Recruit.Data.Results;

/// <summary>
/// Links in the mails about results. They follow from the master key and never end, as a way out must not; each opens one thing for
/// one purpose.
/// </summary>
public sealed class ResultsLinks(MasterKey master)
{
    /// <summary>Hearing no more: about a person.</summary>
    public const string Stop = "stop";

    /// <summary>Saying how an agreement goes: about a line of a report.</summary>
    public const string Agreement = "agreement";

    private const int IdLength = 16;
    private readonly byte[] key = master.For("results-link");

    /// <summary>43 characters that are safe in a link.</summary>
    public string TokenOf(string purpose, Guid id) => Base64Url.EncodeToString([.. id.ToByteArray(), .. MarkOf(purpose, id)]);

    /// <summary>What this token opens; null when it was not made here for this purpose.</summary>
    public Guid? Opens(string purpose, string token)
    {
        Span<byte> bytes = stackalloc byte[2 * IdLength];
        if (token.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.IsValid(token)
            || !Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length)
            return null;
        var id = new Guid(bytes[..IdLength]);
        return CryptographicOperations.FixedTimeEquals(MarkOf(purpose, id), bytes[IdLength..]) ? id : null;
    }

    private byte[] MarkOf(string purpose, Guid id)
    {
        byte[] about = [.. Encoding.UTF8.GetBytes(purpose + ":"), .. id.ToByteArray()];
        return HMACSHA256.HashData(key, about)[..IdLength];
    }
}
