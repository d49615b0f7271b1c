using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Recruit.Web.Tests.Staff;

/// <summary>Finds the code of the newest request by trying all million against its hash, so that these tests need no mail.</summary>
internal static class SignInCodes
{
    public static async Task<string> NewestAsync(SiteUnderTest site)
    {
        await using var connection = await site.Database.Source.OpenConnectionAsync();
        var (id, hash) = await connection.QuerySingleAsync<(Guid, byte[])>("select id, code_hash from sign_in_code order by created_at desc, id desc limit 1");
        return Enumerable.Range(0, 1_000_000)
            .Select(number => number.ToString("D6", CultureInfo.InvariantCulture))
            .First(code => SHA256.HashData([.. id.ToByteArray(), .. Encoding.UTF8.GetBytes(code)]).AsSpan().SequenceEqual(hash));
    }
}
