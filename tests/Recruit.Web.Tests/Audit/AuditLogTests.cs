using Dapper;
using Recruit.Data.Audit;

namespace Recruit.Web.Tests.Audit;

/// <summary>The log of what staff did, and the seal on it.</summary>
public sealed class AuditLogTests : OrganiserTests
{
    [Fact]
    public async Task A_whole_log_says_so_and_shows_the_newest_first()
    {
        await ProgrammeAsync();
        for (var number = 1; number <= 52; number++)
            await Site.Get<AuditStore>().WriteAsync("olga", "request_round", $"matching_round {number}", "", Stop);

        var page = await Olga.ReadAsync(Home + "/logboek");
        var older = await Olga.ReadAsync(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Contains("Het logboek is heel", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("52", page.QuerySelector("tbody th")!.TextContent);
        Assert.Contains("vroeg een ronde aan", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["2", "1"], older.QuerySelectorAll("tbody th").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task An_entry_that_was_changed_breaks_the_seal()
    {
        await ProgrammeAsync();
        await Site.Get<AuditStore>().WriteAsync("olga", "confirm_round", "matching_round 1", "40 invited", Stop);
        await using (var connection = await Site.Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync("update audit_entry set detail = '4 invited'");

        var page = await Olga.ReadAsync(Home + "/logboek");

        Assert.Contains("Het logboek is niet heel", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Regel 1", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }
}
