using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Dapper;
using Recruit.Data.Asking;
using Recruit.Data.Invitations;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Language;
using Recruit.Testing;
using Recruit.Web.Tests.Registrations;

namespace Recruit.Web.Tests.Asking;

/// <summary>Olga draws who gets a letter; Anna signs up by the code of hers and gets a seat.</summary>
public sealed partial class LetterLotteryTests : OrganiserTests
{
    private const string Letters = Home + "/werving/brieven";

    // Forty homes in Utrecht and Zwolle, of which ten get a letter.
    private static readonly string Addresses = "nummer;postcode;gemeente;straat;huisnummer;woonplaats;buurtindex\n"
        + string.Concat(Enumerable.Range(1, 40).Select(place =>
            $"{place};{(place % 4 == 0 ? "8011 AB;Zwolle" : "3511 AB;Utrecht")};Lindelaan;{place};"
            + $"{(place % 4 == 0 ? "Zwolle" : "Utrecht")};{place % 2 + 1}\n"));

    private static readonly string[] Ages = ["16-39", "40-64", "65+"];
    private SmallProgramme programme = null!;
    private int neighbours;

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        programme = await ProgrammeAsync();
    }

    [Fact]
    public async Task From_a_file_of_addresses_to_a_seat_by_a_code()
    {
        var lottery = await SealedAsync();
        await DrawAsync(lottery, "042");
        var codes = await PrintedCodesAsync();
        using var anna = new SignUpForm(Site) { Way = $"{SignUpForm.Start}?code={codes[0].ToLowerInvariant()}" };
        await anna.AnswerAsync();
        await anna.AgreeAsync();
        var own = await OwnPageAsync(anna);
        foreach (var code in codes.Skip(1))
            await RegisterAsync(code);
        for (var number = 1; number <= 5; number++)
            await programme.RegisterAsync(number);

        await RoundOfLettersAsync();

        var response = (await Olga.ReadAsync(lottery)).QuerySelector("main")!.TextContent;
        Assert.Equal(10, codes.Count);
        Assert.Matches(@"had ((?:20|25|30),0\s%) kans op een brief\. Beide lotingen samen: \1", await own());
        Assert.Equal(10, await CountAsync("select count(*) from seat where registration_id is not null"));
        Assert.Equal(1, await CountAsync(
            "select count(*) from seat join demographic using (registration_id) where demographic.birth_year = 1984"));
        Assert.Contains("Beide samen", response, StringComparison.Ordinal);
        Assert.Contains("Met een code uit een brief10–10101010–",
            Squeezed((await Olga.ReadAsync(Home + "/werving")).QuerySelector("main")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_sealed_file_is_drawn_and_dice_fall_once()
    {
        var lottery = await SealedAsync();

        var changed = await Visitor.PageOf(await DrawAsync(lottery, "417", Addresses.Replace("Lindelaan;7;", "Lindelaan;8;")));
        var before = await CountAsync("select count(*) from asked_letter");
        await DrawAsync(lottery, "417", string.Join('\n', Addresses.TrimEnd().Split('\n').Order().Reverse()));
        var again = await Olga.PostAsync(lottery + "?handler=Draw", new() { ["nummer"] = "418" });

        Assert.Contains("Er is niets geloot", changed.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, before);
        Assert.Equal(10, await CountAsync("select count(*) from asked_letter"));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(417, await CountAsync("select number from letter_lottery"));
    }

    [Fact]
    public async Task Before_the_draw_only_the_seal_is_public_and_after_it_whoever_has_sha256sum_can_check_it()
    {
        var lottery = await SealedAsync();
        using var anyone = new Visitor(Site);
        var path = (await Olga.ReadAsync(lottery)).QuerySelector("a[href^='/loting/brieven/']")!.GetAttribute("href")!;

        var before = await anyone.ReadAsync(path);
        var kept = await CountAsync("select count(*) from vault.contact where person_id not in (select person_id from staff)");
        await DrawAsync(lottery, "042");
        var after = await anyone.ReadAsync(path);

        var seal = before.QuerySelector("main code.breaks")!.TextContent;
        var text = after.QuerySelector("main pre code")!.TextContent;
        Assert.Null(before.QuerySelector("main pre"));
        Assert.Equal(1, kept);
        Assert.Equal(seal, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        Assert.DoesNotContain("Lindelaan", after.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_is_wrong_used_or_ended_gets_a_kind_sentence_and_nothing_starts()
    {
        var lottery = await SealedAsync();
        await DrawAsync(lottery, "042");
        var codes = await PrintedCodesAsync();
        await RegisterAsync(codes[0]);

        var wrong = await FaultOfAsync("AAAA-BBBB-CCCC");
        var used = await FaultOfAsync(codes[0]);
        Site.Clock.Advance(TimeSpan.FromDays(60));
        var ended = await FaultOfAsync(codes[1]);

        Assert.Contains("Deze code kennen wij niet", wrong, StringComparison.Ordinal);
        Assert.Contains("al iemand zich aangemeld", used, StringComparison.Ordinal);
        Assert.Contains("Deze code werkte tot", ended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_never_confirmed_leaves_the_code_to_the_next_try()
    {
        await DrawAsync(await SealedAsync(), "042");
        var code = (await PrintedCodesAsync())[0];
        await RegisterAsync(code, "typfout@voorbeeld.example", confirmed: false);

        var again = await RegisterAsync(code, "anna@voorbeeld.example", confirmed: true);
        var third = await Site.Get<ArrivalStore>().RegisterAsync(Wish("ben@voorbeeld.example", true), Way(code), Stop);

        Assert.IsType<RegistrationOutcome.Accepted>(again);
        Assert.IsType<CodeStanding.Used>(Assert.IsType<ArrivalOutcome.CodeGone>(third).Standing);
        Assert.Equal(1, await CountAsync("select count(*) from arrival where letter_id is not null"));
    }

    [Fact]
    public async Task After_the_last_day_the_addresses_are_erased_and_who_signed_up_stays()
    {
        await DrawAsync(await SealedAsync(), "042");
        await RegisterAsync((await PrintedCodesAsync())[0]);

        Site.Clock.Advance(TimeSpan.FromDays(44));
        await Site.SweepAsync("PurgeExpiredData");

        Assert.Equal(0, await CountAsync("select count(*) from vault.contact where person_id in (select person_id from asked_letter)"));
        Assert.Equal(1, await CountAsync("select count(*) from vault.contact where person_id in (select person_id from registration)"));
        Assert.Equal(1, await CountAsync("select count(*) from letter_lottery where erased_at is not null"));
    }

    [Fact]
    public async Task Wrong_lines_are_shown_with_the_spread_before_anything_is_kept()
    {
        var page = await PreviewAsync(Addresses + "41;99;Utrecht;;;;\n");

        var main = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Regel 42: \"99\" is geen Nederlandse postcode", Regex.Replace(main, @"\s+", " "), StringComparison.Ordinal);
        Assert.Contains("10 brieven over 40 adressen", main, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("select count(*) from letter_lottery"));
    }

    private async Task<IDocument> PreviewAsync(string file) => await Visitor.PageOf(await Olga.SendFileAsync(Letters, file, new()
    {
        ["brieven"] = "10",
        ["streek"] = "gemeente",
        ["tot"] = Site.Clock.Now.AddDays(42).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    }));

    private async Task<string> SealedAsync()
    {
        var page = await PreviewAsync(Addresses);
        var answer = await Olga.PostAsync(
            Letters + "?handler=Seal", new() { ["voorstel"] = page.QuerySelector("input[name=voorstel]")!.GetAttribute("value") });
        return answer.Headers.Location!.OriginalString;
    }

    private Task<HttpResponseMessage> DrawAsync(string lottery, string dice, string? file = null) =>
        Olga.SendFileAsync(lottery, file ?? Addresses, new() { ["nummer"] = dice });

    private async Task<IReadOnlyList<string>> PrintedCodesAsync()
    {
        await Site.SweepAsync("SendDueMessages");
        var printed = await FollowAsync(await Olga.PostAsync(Home + "/post?handler=Print"));
        return [.. printed.QuerySelectorAll("article.letter").Select(letter => Code().Match(
            letter.QuerySelector(".letter__code")!.TextContent).Value)];
    }

    private async Task<string> FaultOfAsync(string code)
    {
        using var somebody = new Visitor(Site);
        var page = await Visitor.PageOf(await somebody.SendAsync($"{SignUpForm.Start}", new() { ["code"] = code }));
        return page.QuerySelector(".error-summary")!.TextContent;
    }

    private async Task<Func<Task<string>>> OwnPageAsync(SignUpForm form)
    {
        const string address = "anna+praat@voorbeeld.example";
        var confirm = await Site.LinkToAsync(address, "/bevestigen/");
        var answer = await form.Visitor.SendAsync(confirm, []);
        var path = answer.Headers.Location!.OriginalString.Split('?')[0];
        return async () => (await form.Visitor.ReadAsync(path)).QuerySelector("main")!.TextContent;
    }

    private async Task RoundOfLettersAsync()
    {
        const string page = Home + "/rondes/nieuw/citizens";
        var evening = programme.Dialogues[0].Id.ToString();
        var answer = await Olga.PostAsync(page, new()
        {
            ["dialogen"] = evening,
            ["lotnummer"] = "7",
            ["nummer"] = "seed",
            ["eerlijk"] = "leximin",
            ["speling"] = "100",
            ["wie"] = "true",
            ["wegen"] = "letter",
        });
        var round = Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
        await Site.SweepAsync("RunMatchingRound");
        await Site.Get<ConfirmationStore>().ConfirmRoundAsync(round, "olga", Stop);
    }

    private Task<RegistrationOutcome> RegisterAsync(string code) => RegisterAsync(code, $"{code}@voorbeeld.example", confirmed: true);

    private async Task<RegistrationOutcome> RegisterAsync(string code, string address, bool confirmed) =>
        Assert.IsType<ArrivalOutcome.Registered>(
            await Site.Get<ArrivalStore>().RegisterAsync(Wish(address, confirmed), Way(code), Stop)).Outcome;

    private static WayIn Way(string code) => new(ReadableCode.Tidied(code));

    private NewRegistration Wish(string address, bool confirmed) =>
        new(programme.Programme.Id, programme.Citizens.Id, new Contact("Buur") { Email = address },
            new Levels { ["age_group"] = Ages[neighbours++ % Ages.Length], ["gender"] = "man", ["region"] = "utrecht" }, "Ik doe mee.")
        {
            Availability = ["weekday_evening"],
            Formats = ["online"],
            Confirmed = confirmed,
        };

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(sql);
    }

    private static string Squeezed(IElement element) => Regex.Replace(element.TextContent, @"\s*\n\s*", "");

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Code();
}
