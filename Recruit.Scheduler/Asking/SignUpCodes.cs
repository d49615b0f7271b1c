using System.Security.Cryptography;
using Npgsql;
using Recruit.Data.Asking;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Asking;

/// <summary>The codes by which people who got a letter sign up.</summary>
public sealed class SignUpCodes(SignUpCodeStore codes)
{
    private const int SecretBytes = 8;
    private const int Letters = 12;

    /// <summary>Makes a code for a letter within the caller's transaction.</summary>
    public async Task<string> IssueAsync(NpgsqlConnection connection, Guid letterId, CancellationToken stop)
    {
        var code = ReadableCode.Of(RandomNumberGenerator.GetBytes(SecretBytes), Letters);
        await codes.KeepAsync(connection, ReadableCode.Tidied(code), letterId, stop);
        return code;
    }

    /// <param name="code">However it was typed.</param>
    public Task<CodeStanding> StandingAsync(Guid programmeId, string code, CancellationToken stop) =>
        codes.StandingAsync(programmeId, ReadableCode.Tidied(code), stop);
}
