using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Recruit.Benchmarks;

/// <summary>Somebody who signs up as a browser does: opens every page, fills it in and sends it.</summary>
/// <param name="from">The network address that the site sees.</param>
/// <param name="answers">Per page the fields that are sent.</param>
internal sealed partial class SignUpGuest(
    Uri site, string from, string programme, int number, IReadOnlyDictionary<string, Dictionary<string, string>> answers) : IDisposable
{
    private readonly HttpClient client = ClientOf(site, from);
    private readonly string start = $"/aanmelden/{programme}";
    private string token = "";

    /// <summary>How many requests were made.</summary>
    public int Requests { get; private set; }

    /// <summary>What was answered otherwise than a page or the next step.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Answers everything and stands before the last press.</summary>
    public async Task AnswerAsync()
    {
        await ReadAsync(start);
        var path = await ReadAsync(await PostAsync(start, []));
        while (Errors.Count == 0 && !path.EndsWith("/toestemming", StringComparison.Ordinal))
        {
            var step = path[(path.LastIndexOf('/') + 1)..];
            path = await ReadAsync(step == "controleren" ? $"{start}/toestemming" : await PostAsync(path, FieldsOf(step)));
        }
    }

    /// <summary>The last press, by which everything is stored.</summary>
    public async Task AgreeAsync() => sent = await PostAsync($"{start}/toestemming", new() { ["akkoord"] = "ja" });

    private string sent = "";

    /// <summary>Reads what happens next.</summary>
    public async Task ReadOnAsync()
    {
        if (!(await ReadAsync(sent)).EndsWith("/verzonden", StringComparison.Ordinal))
            Errors.Add($"the end was {sent}");
    }

    public void Dispose() => client.Dispose();

    private Dictionary<string, string> FieldsOf(string step) => step == "contact"
        ? new() { ["naam"] = $"Gast {number}", ["email"] = string.Create(CultureInfo.InvariantCulture, $"gast{number}@voorbeeld.example") }
        : answers.GetValueOrDefault(step) ?? [];

    /// <returns>The path of the page that was shown in the end.</returns>
    private async Task<string> ReadAsync(string path)
    {
        for (var hop = 0; hop < 4; hop++)
        {
            Requests++;
            using var answer = await client.GetAsync(path);
            if (answer is { StatusCode: HttpStatusCode.Redirect, Headers.Location: { } next })
            {
                path = next.OriginalString;
                continue;
            }
            if (answer.StatusCode != HttpStatusCode.OK)
                Errors.Add($"{path} answered {(int)answer.StatusCode}");
            token = Token().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
            return path;
        }
        Errors.Add($"{path} leads in a circle");
        return path;
    }

    /// <returns>Where one is sent.</returns>
    private async Task<string> PostAsync(string path, Dictionary<string, string> fields)
    {
        Requests++;
        using var form = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)));
        using var answer = await client.PostAsync(path, form);
        if (answer is { StatusCode: HttpStatusCode.Redirect, Headers.Location: { } next })
            return next.OriginalString;
        Errors.Add($"{path} answered {(int)answer.StatusCode} to {string.Join(", ", fields.Keys)}");
        return path;
    }

    private static HttpClient ClientOf(Uri site, string from)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = site };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        return client;
    }

    [GeneratedRegex("main[\\s\\S]*name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
