using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>A form that a page showed to somebody; each field with the values that it offers, unescaped.</summary>
internal sealed record SeenForm(
    FuzzPerson Who, string Method, string Action, IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Fields);

/// <summary>A page that was there for somebody.</summary>
internal sealed record SeenPage(FuzzPerson Who, string Address);

/// <summary>Somebody who walks through the site first, keeps the cookies, and knows from then on what is there.</summary>
internal sealed class FuzzPerson(string name, SiteUnderTest site, Dictionary<string, string> cookies)
{
    private readonly HttpClient client =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(site.Address) };

    public string Name => name;

    public List<SeenPage> Pages { get; } = [];

    public List<SeenForm> Forms { get; } = [];

    public string Cookies => string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>Opens pages and the links on them, at most so many of each kind.</summary>
    public async Task WalkAsync(IEnumerable<string> starts, Func<string, string?> kindOf, int mostOfAKind)
    {
        var todo = new Queue<string>(starts);
        var (known, kinds) = (todo.ToHashSet(), new Dictionary<string, int>());
        while (todo.TryDequeue(out var address))
        {
            if (kindOf(address) is not { } kind || kinds.GetValueOrDefault(kind) >= mostOfAKind)
                continue;
            if (await OpenAsync(address) is not { } page)
                continue;
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!).Where(known.Add))
                todo.Enqueue(link);
        }
    }

    /// <summary>The page, noted with its forms; null when it is none.</summary>
    public async Task<IDocument?> OpenAsync(string address)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, address));
        if (!answer.IsSuccessStatusCode)
            return null;
        Pages.Add(new SeenPage(this, address));
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            return null;
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Forms.AddRange(page.QuerySelectorAll("form").Select(form => FormOf(form, address)));
        return page;
    }

    /// <summary>Fills in the form that stands in the main part of a page, and says where that leads.</summary>
    public async Task<string?> FillInAsync(string address, IReadOnlyDictionary<string, string> answers)
    {
        if (await OpenAsync(address) is null || Forms.FindLast(form => form.Method == "POST" && form.Action == address) is not { } form)
            return null;
        var fields = form.Fields.Select(field => KeyValuePair.Create(field.Name, answers.GetValueOrDefault(field.Name, field.Values[0])));
        using var content = new FormUrlEncodedContent(fields.DistinctBy(one => one.Key));
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = content });
        return answer.Headers.Location?.OriginalString;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies is { Length: > 0 } held)
            request.Headers.Add("Cookie", held);
        var answer = await client.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var given))
            foreach (var cookie in given.Select(one => one.Split(';')[0].Split('=', 2)))
                cookies[cookie[0]] = cookie[1];
        return answer;
    }

    private SeenForm FormOf(IElement form, string page)
    {
        var fields =
            from input in form.QuerySelectorAll("input[name], select[name], textarea[name], button[name]")
            from value in input.LocalName switch
            {
                "select" => input.QuerySelectorAll("option").Select(option => option.GetAttribute("value") ?? option.TextContent),
                "textarea" => [input.TextContent],
                _ => [input.GetAttribute("value") ?? ""],
            }
            group value by input.GetAttribute("name")! into same
            select (same.Key, (IReadOnlyList<string>)[.. same]);
        return new SeenForm(this, form.GetAttribute("method")?.ToUpperInvariant() ?? "GET",
            form.GetAttribute("action") is { Length: > 0 } action ? action : page, [.. fields]);
    }
}
