using System.Security.Cryptography;
using Npgsql;
using Recruit.Data.Invitations;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Post;

/// <summary>The codes that are printed in letters, and typed from them.</summary>
public sealed class LetterCodes(LetterCodeStore codes)
{
    private const int SecretBytes = 8;
    private const int Letters = 12;

    /// <summary>Makes a code for an invitation within the caller's transaction.</summary>
    public async Task<string> IssueAsync(NpgsqlConnection connection, Guid invitationId, DateTimeOffset expiresAt, CancellationToken stop)
    {
        var code = ReadableCode.Of(RandomNumberGenerator.GetBytes(SecretBytes), Letters);
        await codes.KeepAsync(connection, ReadableCode.Tidied(code), invitationId, expiresAt, stop);
        return code;
    }

    /// <inheritdoc cref="LetterCodeStore.OpenAsync"/>
    /// <param name="code">However it was typed.</param>
    public Task<Guid?> OpenAsync(string code, string proof, CancellationToken stop) =>
        codes.OpenAsync(ReadableCode.Tidied(code), proof, stop);

    /// <inheritdoc cref="LetterCodeStore.InvitationOfAsync"/>
    /// <param name="code">However it was typed.</param>
    public Task<Guid?> InvitationOfAsync(string code, CancellationToken stop) => codes.InvitationOfAsync(ReadableCode.Tidied(code), stop);
}
