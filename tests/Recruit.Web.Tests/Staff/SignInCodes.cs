using Dapper;
using Recruit.Data.Staff;

namespace Recruit.Web.Tests.Staff;

/// <summary>The code of the newest request, so that these tests need no mail.</summary>
internal static class SignInCodes
{
    public static async Task<string> NewestAsync(SiteUnderTest site)
    {
        await using var connection = await site.Database.Source.OpenConnectionAsync();
        var id = await connection.QuerySingleAsync<Guid>("select id from sign_in_code order by created_at desc, id desc limit 1");
        return site.Get<StaffStore>().CodeOf(id);
    }
}
