using System.Net;
using Dapper;
using Recruit.Data.Rounds;
using Recruit.Data.Staff;
using Recruit.Scheduler.Rounds;
using Recruit.Testing;

namespace Recruit.Web.Tests.Rounds;

/// <summary>Matching rounds as an organiser meets them, from the first press to the mails that wait.</summary>
public sealed class RoundTests : OrganiserTests
{
    private const string Rounds = Home + "/rondes";

    [Fact]
    public async Task Before_the_first_round_the_page_says_so_and_offers_one_per_track()
    {
        await ProgrammeAsync();

        var page = await Olga.ReadAsync(Rounds);

        Assert.Contains("nog geen ronde geweest", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Inwoners", "Wetenschap"], page.QuerySelectorAll("main .button-row a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task A_new_round_shows_what_there_is_to_work_with_and_chooses_all_dialogues()
    {
        await ProgrammeAsync(citizens: 30);

        var page = await Olga.ReadAsync(Rounds + "/nieuw/citizens");

        Assert.Equal(["30", "24–36"], page.QuerySelectorAll(".figure").Select(figure => figure.TextContent));
        Assert.Equal(3, page.QuerySelectorAll("input[name=dialogen][checked]").Length);
        Assert.NotEmpty(page.QuerySelector("input[name=lotnummer]")!.GetAttribute("value")!);
    }

    [Fact]
    public async Task With_nobody_to_draw_a_round_cannot_be_started_and_the_page_says_why()
    {
        await ProgrammeAsync();

        var page = await Olga.ReadAsync(Rounds + "/nieuw/citizens");

        Assert.Contains("Er is niemand om te loten", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
    }

    [Theory]
    [InlineData("", "Vul een heel getal")]
    [InlineData("-3", "Vul een heel getal")]
    [InlineData("1.5", "Vul een heel getal")]
    [InlineData("99999999999999999999999", "Vul een heel getal")]
    public async Task A_seed_that_is_no_number_is_refused_at_its_field(string seed, string error)
    {
        var small = await ProgrammeAsync(citizens: 30);

        var page = await Visitor.PageOf(await StartAsync(small, seed));

        Assert.Contains(error, page.QuerySelector("#lotnummer-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(error, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Site.Get<RoundStore>().ListAsync(small.Programme.Id, Stop));
    }

    [Fact]
    public async Task A_round_over_no_dialogue_or_over_too_many_is_refused()
    {
        var small = await ProgrammeAsync(citizens: 20);

        var none = await Visitor.PageOf(await Olga.PostAsync(Rounds + "/nieuw/citizens", new() { ["lotnummer"] = "7" }));
        var allThree = await Visitor.PageOf(await StartAsync(small, "7"));

        Assert.Contains("Kies ten minste één dialoog", none.QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Er zijn 20 mensen", allThree.QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_shows_its_progress_until_it_is_done_and_then_its_proposal_with_proof()
    {
        var small = await ProgrammeAsync(citizens: 60);
        var started = await StartAsync(small, "7");
        var round = started.Headers.Location!.OriginalString;

        var waiting = await Olga.ReadAsync(round);
        await Site.SweepAsync(nameof(RunMatchingRound));
        var fragment = await Olga.ReadAsync(round + "/voortgang");
        var proposal = await Olga.ReadAsync(round);

        Assert.NotNull(waiting.QuerySelector("[data-refresh] progress"));
        Assert.NotNull(waiting.QuerySelector("noscript meta[http-equiv=refresh]") ?? waiting.QuerySelector("noscript"));
        Assert.NotNull(fragment.QuerySelector("[data-done]"));
        Assert.Contains("wacht op uw besluit", proposal.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dat is bewezen", proposal.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, proposal.QuerySelectorAll("figure.level-chart").Length);
        Assert.DoesNotContain("Bewoner", proposal.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_table_stands_beside_its_ideal()
    {
        var round = await ProposedAsync(await ProgrammeAsync(citizens: 60));

        var page = await Olga.ReadAsync(round + "/tafels");
        var worstFirst = await Olga.ReadAsync(round + "/tafels?volgorde=afwijking&pagina=99");

        Assert.Equal(3, page.QuerySelectorAll(".table-balance").Length);
        Assert.Equal(["Leeftijd", "Geslacht", "Provincie"],
            page.QuerySelector(".table-balance")!.QuerySelectorAll("h3").Select(name => name.TextContent));
        Assert.All(page.QuerySelectorAll(".table-balance svg[role=img]"),
            chart => Assert.Contains("ideaal", chart.GetAttribute("aria-label"), StringComparison.Ordinal));
        Assert.Equal(3, worstFirst.QuerySelectorAll(".table-balance").Length);
    }

    [Fact]
    public async Task Every_table_says_why_who_sits_there_by_number_and_whether_an_exchange_would_mend_it()
    {
        var round = await ProposedAsync(await ProgrammeAsync(citizens: 60));

        var page = await Olga.ReadAsync(round + "/tafels");
        var english = await Olga.ReadAsync(round + "/tafels?taal=en");

        var seats = await CountAsync("select count(*) from matching_round_registration where outcome = 'seat'");
        Assert.Equal(seats, page.QuerySelectorAll(".why dt a").Select(link => link.GetAttribute("href")).Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, await Olga.StatusOfAsync(page.QuerySelector(".why dt a")!.GetAttribute("href")!));
        Assert.All(
            page.QuerySelectorAll(".why dd"), reason => Assert.Contains("oor de balans", reason.TextContent, StringComparison.Ordinal));
        Assert.All(
            english.QuerySelectorAll(".why dd"), reason => Assert.Contains("or balance", reason.TextContent, StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll(".table-balance"), table =>
            Assert.Matches("Dichterbij kan niet|kunnen ruilen|[Gg]een ruil",
                string.Concat(table.QuerySelectorAll("p.note").Select(note => note.TextContent))));
        Assert.DoesNotContain("Bewoner", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_from_before_there_were_reasons_shows_its_tables_without()
    {
        var round = await ProposedAsync(await ProgrammeAsync(citizens: 60));
        await ExecuteAsync(
            """
            update matching_round_registration set reason = '';
            update matching_round
               set proof = jsonb_set(proof, '{per_table}',
                                     (select jsonb_agg(one - 'worst_cell' - 'mend' - 'cheapest_exchange')
                                        from jsonb_array_elements(proof -> 'per_table') one));
            """);

        var page = await Olga.ReadAsync(round + "/tafels");

        Assert.Empty(page.QuerySelectorAll(".why"));
        Assert.Equal(3, page.QuerySelectorAll(".table-balance").Length);
        Assert.All(page.QuerySelectorAll(".table-balance"),
            table => Assert.Contains("Het verst van het ideaal", table.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Confirming_repeats_the_number_of_mails_and_queues_exactly_so_many_once()
    {
        var small = await ProgrammeAsync(citizens: 60);
        var round = await ProposedAsync(small);

        var last = await Olga.ReadAsync(round + "/bevestigen");
        var seats = await CountAsync("select count(*) from matching_round_registration where outcome = 'seat'");
        var first = await FollowAsync(await Olga.SendAsync(round + "/bevestigen", []));
        var second = await FollowAsync(await Olga.PostAsync(round + "/bevestigen"));

        Assert.Contains($"Bevestig en verstuur {seats} mails", last.QuerySelector("main button")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Bevestigd: {seats} uitnodigingen", first.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("al bevestigd", second.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(seats, await CountAsync("select count(*) from message where rule = 'invitation'"));
    }

    [Fact]
    public async Task When_others_would_be_invited_than_the_organiser_saw_nothing_is_sent_until_she_looked_again()
    {
        var round = await ProposedAsync(await ProgrammeAsync(citizens: 60));

        var changed = await FollowAsync(await Olga.SendAsync(round + "/bevestigen", new() { ["gezien"] = "999" }));

        Assert.Contains("Er is nog niets verstuurd", changed.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("select count(*) from message where rule = 'invitation'"));
    }

    [Fact]
    public async Task Confirming_shows_how_many_come_and_adds_the_seats_ahead_that_the_organiser_saw()
    {
        var round = await ProposedAsync(await ProgrammeAsync(citizens: 60));

        var page = await Olga.ReadAsync(round + "/bevestigen");
        var changed = await FollowAsync(await Olga.SendAsync(round + "/bevestigen", new() { ["vooraf"] = "5" }));
        var done = await FollowAsync(await Olga.SendAsync(round + "/bevestigen", new() { ["vooraf"] = "6" }));

        Assert.Equal("6", page.QuerySelector("input[name=vooraf]")!.GetAttribute("value"));
        // The three dialogues have the same figures, so they share a row.
        var chart = Assert.Single(page.QuerySelectorAll("svg.attending[role=img]"));
        Assert.Contains("De kans op 10 of meer", chart.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("table:has(#opkomst) details li").Length);
        Assert.Contains("Er is nog niets verstuurd", changed.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Voor 6 extra plaatsen worden reserves gevraagd", done.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(6, await CountAsync("select count(*) from seat where ahead and registration_id is null"));
        Assert.Equal(6, await Site.SweepAsync("FillEmptySeats"));
        Assert.Equal(0, await CountAsync(
            "select count(*) from (select 1 from seat group by dialogue_id, table_number having count(*) > 12) too_large"));
    }

    [Fact]
    public async Task Who_has_no_mail_counts_as_a_letter_and_who_left_meanwhile_as_an_empty_seat()
    {
        var small = await ProgrammeAsync(citizens: 60);
        var round = await ProposedAsync(small);
        await ExecuteAsync(
            """
            update registration set address_hash = null
             where id = (select registration_id from matching_round_registration where outcome = 'seat' order by registration_id limit 1);
            update registration set state = 'withdrawn'
             where id = (select registration_id
                           from matching_round_registration
                          where outcome = 'seat'
                          order by registration_id desc
                          limit 1);
            """);

        var page = await Olga.ReadAsync(round + "/bevestigen");

        Assert.Contains("1 mens heeft geen e-mail", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 plaats begint leeg", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discarded_round_invites_nobody_and_frees_its_dialogues()
    {
        var small = await ProgrammeAsync(citizens: 60);
        var round = await ProposedAsync(small);

        var blocked = await Olga.ReadAsync(Rounds + "/nieuw/citizens");
        await Olga.PostAsync(round + "?handler=Discard");
        var free = await Olga.ReadAsync(Rounds + "/nieuw/citizens");
        var confirmed = await FollowAsync(await Olga.PostAsync(round + "/bevestigen"));

        Assert.Contains("Er is niets te vullen", blocked.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, free.QuerySelectorAll("input[name=dialogen]").Length);
        Assert.Contains("kan niet (meer) worden bevestigd", confirmed.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("select count(*) from message where rule = 'invitation'"));
    }

    [Fact]
    public async Task A_failed_round_shows_what_clashes()
    {
        var small = await ProgrammeAsync(citizens: 60);
        await StartAsync(small, "7");
        var store = Site.Get<RoundStore>();
        var claimed = await store.ClaimAsync(TimeSpan.FromMinutes(1), Stop);
        await store.FailAsync(claimed!.Id, "Table 2.1 needs 8 people and only 3 can come. Offer another evening.", Stop);

        var page = await Olga.ReadAsync($"{Rounds}/{claimed.Id}");

        Assert.Contains("only 3 can come", page.QuerySelector(".alert--bad")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='{Rounds}/nieuw/citizens']"));
    }

    [Fact]
    public async Task A_viewer_looks_but_cannot_start_confirm_or_discard()
    {
        var small = await ProgrammeAsync(citizens: 60);
        var round = await ProposedAsync(small);
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var page = await vera.ReadAsync(round);

        Assert.Null(page.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(Rounds + "/nieuw/citizens"));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(round + "/bevestigen"));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(round + "/bevestigen")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(round + "?handler=Discard")).StatusCode);
        Assert.Equal(0, await CountAsync("select count(*) from message where rule = 'invitation'"));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var small = await ProgrammeAsync(citizens: 60);
        var round = await ProposedAsync(small);

        var answer = await Olga.PostWithoutTokenAsync(round + "/bevestigen");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await CountAsync("select count(*) from message where rule = 'invitation'"));
    }

    private async Task<string> ProposedAsync(SmallProgramme small)
    {
        var started = await StartAsync(small, "7");
        await Site.SweepAsync(nameof(RunMatchingRound));
        return started.Headers.Location!.OriginalString;
    }

    private Task<HttpResponseMessage> StartAsync(SmallProgramme small, string seed) => Olga.PostManyAsync(Rounds + "/nieuw/citizens",
        [.. small.Dialogues.Where(dialogue => dialogue.TrackId == small.Citizens.Id)
            .Select(dialogue => KeyValuePair.Create<string, string?>("dialogen", dialogue.Id.ToString())),
         KeyValuePair.Create<string, string?>("lotnummer", seed)]);

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(sql);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }
}
