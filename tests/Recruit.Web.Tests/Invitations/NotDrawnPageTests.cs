using Dapper;
using Recruit.Data.Privacy;
using Recruit.Data.Rounds;

namespace Recruit.Web.Tests.Invitations;

/// <summary>What somebody without a seat reads on the own page after the draw.</summary>
public sealed class NotDrawnPageTests : OrganiserTests
{
    [Theory]
    [InlineData(RoundOutcome.Reserve, "U bent reserve.", "kunt u nog een plaats krijgen")]
    [InlineData(RoundOutcome.Pool, "U bent deze keer niet geloot.", "U blijft aangemeld")]
    public async Task Who_has_no_seat_reads_that_a_lot_decided_with_the_number_in_the_draw(string outcome, string first, string then)
    {
        var round = await (await ProgrammeAsync(citizens: 120)).InviteAsync();
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        var (id, number) = await connection.QueryFirstAsync<(Guid, int)>(
            """
            select registration_id, pool_number from matching_round_registration
             where round_id = @round and outcome = @outcome order by pool_number limit 1
            """, new { round, outcome });
        var link = await Site.Get<CapabilityStore>()
            .IssueAsync(CapabilityPurpose.OwnRegistration, id, Site.Clock.Now.AddDays(1), Stop);
        using var rosa = new Visitor(Site);

        var alert = (await rosa.ReadAsync("/mijn/" + link)).QuerySelector("main .alert:has(a[href^='/loting/'])")!;

        Assert.Contains(first, alert.TextContent, StringComparison.Ordinal);
        Assert.Contains("Een loting besliste", alert.TextContent, StringComparison.Ordinal);
        Assert.Contains(then, alert.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Uw nummer is {number}.", alert.TextContent, StringComparison.Ordinal);
    }
}
