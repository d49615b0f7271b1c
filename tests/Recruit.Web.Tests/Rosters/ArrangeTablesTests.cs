using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Dapper;
using Recruit.Data.Audit;
using Recruit.Data.Staff;

namespace Recruit.Web.Tests.Rosters;

/// <summary>People change tables by a press, after everyone could see what that does to the balance.</summary>
public sealed partial class ArrangeTablesTests : OrganiserTests
{
    [Fact]
    public async Task Looking_moves_nobody_and_a_press_moves_one_person_once()
    {
        var path = await EveningAsync();
        var before = await SeatsAsync();
        var who = before[0];

        var page = await Olga.ReadAsync($"{path}?wie={who.Number}");
        var move = Fields(page, "Verplaats");
        Assert.Equal(before, await SeatsAsync());
        var first = await FollowAsync(await Olga.PostManyAsync(path, move));
        var second = await FollowAsync(await Olga.PostManyAsync(path, move));

        var after = await SeatsAsync();
        Assert.Contains("1 mens is verplaatst", first.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("nu niemand verplaatst", second.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([who with { Table = 3 - who.Table }], after.Except(before));
        Assert.Equal(Promised(page, "table [scope=row] ~ td"), Deviation(after), 2);
        Assert.Contains(await Site.Get<AuditStore>().NewestAsync(3, Stop), entry => entry.Action == "move_seat");
    }

    [Fact]
    public async Task Five_who_did_not_show_up_leave_a_gap_that_few_moves_mend()
    {
        var path = await EveningAsync();
        await ExecuteAsync("update invitation set state = 'no_show' where seat_id in (select seat.id from seat "
            + "where dialogue_id = @evening and table_number = 1 order by number limit 5)");
        var before = await SeatsAsync();

        var page = await Olga.ReadAsync(path + "?hoogstens=5");
        await Olga.PostManyAsync(path, Fields(page, "Verplaats deze"));

        var after = await SeatsAsync();
        var said = Figures()
            .Matches(page.QuerySelector(".decision [role=status]")!.TextContent)
            .Select(match => double.Parse(match.Value, CultureInfo.GetCultureInfo("nl-NL"))).ToList();
        Assert.InRange(after.Except(before).Count(), 2, 5);
        Assert.InRange(
            Math.Abs(after.Count(one => one is { Table: 1, Comes: true }) - after.Count(one => one is { Table: 2, Comes: true })), 0, 1);
        Assert.Equal([Deviation(before), Deviation(after)], said[^2..], (one, other) => Math.Abs(one - other) < 0.006);
        Assert.All(after.Except(before), moved => Assert.True(moved.Comes));
    }

    [Fact]
    public async Task Whoever_must_stay_stays()
    {
        var path = await EveningAsync();
        var everyone = string.Concat((await SeatsAsync()).Select(one => $"&blijft={one.Number}"));

        var page = await Olga.ReadAsync(path + "?hoogstens=10" + everyone);

        Assert.Null(page.QuerySelector(".decision"));
        Assert.Contains("niets te herstellen", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_looks_and_moves_nobody()
    {
        var path = await EveningAsync();
        var before = await SeatsAsync();
        var move = Fields(await Olga.ReadAsync($"{path}?wie={before[0].Number}"), "Verplaats");
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var page = await vera.ReadAsync($"{path}?wie={before[0].Number}");
        var press = await vera.PostManyAsync(path, move);

        Assert.Null(page.QuerySelector("button[name=zet]"));
        Assert.Equal(HttpStatusCode.NotFound, press.StatusCode);
        Assert.Equal(before, await SeatsAsync());
    }

    [Fact]
    public async Task An_evening_with_one_table_has_nothing_to_arrange()
    {
        var small = await ProgrammeAsync();

        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync($"{Home}/dialogen/{small.Dialogues[1].Number}/tafels"));
    }

    private Guid evening;

    private async Task<string> EveningAsync()
    {
        // Two tables more need more of the young, who are few.
        var small = await ProgrammeAsync(citizens: 90);
        var dialogue = await small.WithTwoTablesAsync();
        await small.InviteAsync();
        evening = dialogue.Id;
        return $"{Home}/dialogen/{dialogue.Number}/tafels";
    }

    /// <summary>What the first form with such a button would send.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Fields(IDocument page, string button)
    {
        var press = page.QuerySelectorAll("form[method=post] button")
            .First(one => one.TextContent.Trim().StartsWith(button, StringComparison.Ordinal));
        var fields = press.Closest("form")!
            .QuerySelectorAll("input[type=hidden]:not([name^=__])")
            .Select(input => KeyValuePair.Create<string, string?>(input.GetAttribute("name")!, input.GetAttribute("value")));
        return press.GetAttribute("name") is { } name ? fields.Append(new(name, press.GetAttribute("value"))) : fields;
    }

    private static double Promised(IDocument page, string cell) =>
        double.Parse(page.QuerySelector(cell)!.TextContent.Split(' ')[0], CultureInfo.GetCultureInfo("nl-NL"));

    private sealed record Sitting(long Number, int Table, bool Comes, string Age, string Gender, string Region);

    private async Task<List<Sitting>> SeatsAsync()
    {
        const string sql =
            """
            select registration.number, seat.table_number as "table", invitation.state <> 'no_show' as comes,
                   levels ->> 'age_group' as age, levels ->> 'gender' as gender, levels ->> 'region' as region
              from seat
              join registration on registration.id = seat.registration_id
              join demographic on demographic.registration_id = registration.id
              join invitation on invitation.seat_id = seat.id
             where seat.dialogue_id = @evening
             order by registration.number
            """;

        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return (await connection.QueryAsync<Sitting>(sql, new { evening })).AsList();
    }

    /// <summary>By the formula of the report, reckoned here anew: the sum of |count − size · share| over tables and levels.</summary>
    private static double Deviation(IEnumerable<Sitting> seats)
    {
        var coming = seats.Where(one => one.Comes).ToList();
        return (from level in new Func<Sitting, string>[] { one => one.Age, one => one.Gender, one => one.Region }
                from share in coming.CountBy(level)
                from table in coming.GroupBy(one => one.Table)
                select Math.Abs(table.Count(one => level(one) == share.Key) - (double)table.Count() * share.Value / coming.Count)).Sum();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new { evening });
    }

    [GeneratedRegex(@"\d+(,\d+)?")]
    private static partial Regex Figures();
}
