using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Recruit.Benchmarks;

/// <summary>
/// How long the server takes for each page of an organiser, on whatever data a running demo has: the median of several times, beside the
/// simplest page, so that a busier machine harms both.
/// </summary>
/// <param name="demo">Where the demo is served.</param>
public sealed partial class PagesBenchmark(Uri demo) : IDisposable
{
    private const string Simplest = "/toegankelijkheid";
    private static readonly TimeSpan LongestForTheCode = TimeSpan.FromMinutes(1);

    // What an organiser opens in the course of a day; of what there are many, the first that the list has.
    private static readonly string[] Lists =
    [
        "", "/rondes", "/dialogen", "/aanmeldingen", "/aanmeldingen/dubbel", "/representativiteit", "/berichten", "/vervangingen",
        "/werving", "/resultaten", "/gastheren", "/post", "/streefcijfers", "/regels", "/logboek",
    ];

    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = true, CookieContainer = new CookieContainer() })
    {
        BaseAddress = demo,
        Timeout = TimeSpan.FromMinutes(2),
    };

    /// <returns>0 when every page was there.</returns>
    public async Task<int> RunAsync(int times)
    {
        var home = await SignInAsync();
        var wrong = 0;
        var simplest = await MedianAsync(Simplest, times);
        Say($"| page | median of {times}, ms | times the simplest | kB |");
        Say($"|---|---|---|---|");
        Say($"| {Simplest} | {simplest.Milliseconds:0.0} | 1.0 | {simplest.Bytes / 1024} |");
        foreach (var path in await PathsAsync(home))
        {
            var (milliseconds, bytes, status) = await MedianAsync(path, times);
            if (status != HttpStatusCode.OK)
                wrong++;
            var found = status == HttpStatusCode.OK ? "" : $" ({(int)status})";
            Say($"| {path}{found} | {milliseconds:0.0} | {milliseconds / simplest.Milliseconds:0.0} | {bytes / 1024} |");
        }
        Say($"Machine: {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}.");
        Say($"Command: ./recruit bench pages {demo} {times}");
        return wrong == 0 ? 0 : 1;
    }

    public void Dispose() => client.Dispose();

    /// <summary>Asks for the organiser's code with one press, as the demo offers, and reads it in the demo's mailbox.</summary>
    /// <returns>The path of the programme that is there.</returns>
    private async Task<string> SignInAsync()
    {
        var known = (await MailsAsync()).ToHashSet();
        await PressAsync("/", "form[action='/inloggen/proef']", new() { ["rol"] = "organiser" });
        var began = Stopwatch.GetTimestamp();
        string? mail;
        while ((mail = (await MailsAsync()).FirstOrDefault(one => !known.Contains(one))) is null)
        {
            if (Stopwatch.GetElapsedTime(began) > LongestForTheCode)
                throw new TimeoutException("The code did not come into the demo's mailbox: is it the demo that is served there?");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
        var code = SixDigits().Match((await ReadAsync(mail)).QuerySelector("main")!.TextContent).Value;
        await PressAsync("/inloggen/code", "main form", new() { ["Code"] = code });
        return LinksIn(await ReadAsync("/organisatie")).First(link => ProgrammePath().IsMatch(link));
    }

    private async Task<IReadOnlyList<string>> PathsAsync(string home)
    {
        var paths = Lists.Select(list => home + list).ToList();
        paths.AddRange(await FirstOfAsync($"{home}/rondes", link => link.StartsWith($"{home}/rondes/", StringComparison.Ordinal)
            && Guid.TryParse(link[(home.Length + 8)..], out _), "", "/tafels"));
        // The tables of an evening that is over cannot be arranged any more.
        paths.AddRange(Under(LinksIn(await ReadAsync($"{home}/dialogen")).LastOrDefault(link => Numbered(link, $"{home}/dialogen/")),
            "", "/tafels"));
        paths.AddRange(await FirstOfAsync($"{home}/aanmeldingen", link => Numbered(link, $"{home}/aanmeldingen/"), ""));
        return paths;
    }

    private async Task<IEnumerable<string>> FirstOfAsync(string list, Func<string, bool> fits, params string[] under) =>
        Under(LinksIn(await ReadAsync(list)).FirstOrDefault(fits), under);

    private static IEnumerable<string> Under(string? page, params string[] parts) => page is null ? [] : parts.Select(part => page + part);

    private static bool Numbered(string link, string under) =>
        link.StartsWith(under, StringComparison.Ordinal) && long.TryParse(link[under.Length..], CultureInfo.InvariantCulture, out _);

    private async Task<(double Milliseconds, int Bytes, HttpStatusCode Status)> MedianAsync(string path, int times)
    {
        // What is compiled at the first look, or read for the first time, is not counted.
        var (status, bytes) = await LookAsync(path);
        var taken = new List<double>();
        for (var time = 0; time < times; time++)
        {
            var began = Stopwatch.GetTimestamp();
            await LookAsync(path);
            taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return (taken.Order().ElementAt(taken.Count / 2), bytes, status);
    }

    private async Task<(HttpStatusCode Status, int Bytes)> LookAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        return (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    private async Task<IReadOnlyList<string>> MailsAsync() =>
        [.. LinksIn(await ReadAsync("/postvak")).Where(link => link.StartsWith("/postvak/", StringComparison.Ordinal))];

    private static IEnumerable<string> LinksIn(IDocument page) =>
        page.QuerySelectorAll("a").Select(link => link.GetAttribute("href") ?? "");

    private async Task<IDocument> ReadAsync(string path) => await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path));

    private async Task PressAsync(string path, string form, Dictionary<string, string> fields)
    {
        var pressed = (await ReadAsync(path)).QuerySelector(form) ?? throw new InvalidOperationException($"{path} has no {form}");
        foreach (var hidden in pressed.QuerySelectorAll("input[type=hidden]"))
            fields.TryAdd(hidden.GetAttribute("name")!, hidden.GetAttribute("value") ?? "");
        using var body = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(pressed.GetAttribute("action") is { Length: > 0 } action ? action : path, body);
        answer.EnsureSuccessStatusCode();
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits();

    [GeneratedRegex("^/organisatie/(?!medewerkers)[a-z0-9-]+$")]
    private static partial Regex ProgrammePath();
}
