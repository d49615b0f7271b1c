using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Recruit.Data.Staff;

namespace Recruit.Web.Tests;

/// <summary>Somebody with a browser of his or her own, who reads pages and sends forms.</summary>
public sealed class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;

    /// <param name="from">The network address that the site sees; null for this machine.</param>
    public Visitor(SiteUnderTest site, string? from = null) => client = site.NewVisitor(from, cookies);

    /// <summary>Takes over the cookies that another visitor has now.</summary>
    public void CopyCookies(Visitor other) => cookies.Add(other.cookies.GetAllCookies());

    /// <summary>A visitor who signed in before the test begins.</summary>
    public static Visitor SignedInAs(SiteUnderTest site, StaffMember member)
    {
        var (name, value) = site.CookieOf(member);
        var visitor = new Visitor(site);
        visitor.client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
        return visitor;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path);

    public async Task<HttpStatusCode> StatusOfAsync(string path) => (await client.GetAsync(path)).StatusCode;

    /// <summary>A page that must be there.</summary>
    public async Task<IDocument> ReadAsync(string path)
    {
        var answer = await client.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)answer.StatusCode} {answer.Headers.Location}");
        return await PageOf(answer);
    }

    /// <summary>Opens a page, fills its form in and sends it; hidden fields go along.</summary>
    /// <param name="form">Which form of the page, when it has more than one within its main part.</param>
    public async Task<HttpResponseMessage> SendAsync(string path, Dictionary<string, string?> fields, string form = "main form")
    {
        var sent = await ReadAsync(path);
        var element = sent.QuerySelector(form) ?? throw new InvalidOperationException($"{path} has no {form}");
        var all = HiddenOf(element).Concat(fields).GroupBy(field => field.Key).Select(same => same.Last())
            .Where(field => field.Value is not null);
        return await client.PostAsync(
            element.GetAttribute("action") is { Length: > 0 } action ? action : path, new FormUrlEncodedContent(all!));
    }

    /// <summary>As <see cref="SendAsync"/>, with a file in the field <c>bestand</c>.</summary>
    public Task<HttpResponseMessage> SendFileAsync(
        string path, string file, Dictionary<string, string?> fields, string form = "main form[enctype]") =>
        SendFileAsync(path, "adressen.csv", Encoding.UTF8.GetBytes(file), fields, form);

    /// <inheritdoc cref="SendFileAsync(string, string, Dictionary{string, string?}, string)"/>
    public async Task<HttpResponseMessage> SendFileAsync(
        string path, string fileName, byte[] file, Dictionary<string, string?> fields, string form = "main form[enctype]")
    {
        var element = (await ReadAsync(path)).QuerySelector(form) ?? throw new InvalidOperationException($"{path} has no {form}");
        using var body = new MultipartFormDataContent();
        foreach (var field in HiddenOf(element).Concat(fields))
            body.Add(new StringContent(field.Value ?? ""), field.Key);
        body.Add(new ByteArrayContent(file), "bestand", fileName);
        return await client.PostAsync(element.GetAttribute("action") is { Length: > 0 } action ? action : path, body);
    }

    /// <summary>Sends fields to a path whatever its page looks like, with a token that belongs to this visitor.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string?>? fields = null) =>
        PostManyAsync(path, fields ?? []);

    /// <summary>As <see cref="PostAsync"/>, for fields of which the same may come more than once.</summary>
    public async Task<HttpResponseMessage> PostManyAsync(string path, IEnumerable<KeyValuePair<string, string?>> fields)
    {
        var token = (await ReadAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        return await client.PostAsync(path, new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token))));
    }

    /// <summary>Sends fields without the token that every form of ours carries.</summary>
    public Task<HttpResponseMessage> PostWithoutTokenAsync(string path, Dictionary<string, string?>? fields = null) =>
        client.PostAsync(path, new FormUrlEncodedContent(fields ?? []));

    /// <summary>Sends fields as a script does that wants data rather than a page.</summary>
    public async Task<HttpResponseMessage> PostForDataAsync(string path, Dictionary<string, string?> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields!) };
        request.Headers.Accept.ParseAdd("application/json");
        return await client.SendAsync(request);
    }

    public static async Task<IDocument> PageOf(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    public void Dispose() => client.Dispose();

    private static IEnumerable<KeyValuePair<string, string?>> HiddenOf(IElement form) =>
        form.QuerySelectorAll("input[type=hidden]")
            .Select(input => new KeyValuePair<string, string?>(input.GetAttribute("name")!, input.GetAttribute("value")));
}
