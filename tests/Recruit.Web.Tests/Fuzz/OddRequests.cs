using System.Globalization;
using System.Text;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>Makes requests by chance: true ones of which something is odd, and odd ones altogether.</summary>
internal sealed class OddRequests(FuzzSite site)
{
    private const string Token = "__RequestVerificationToken";

    private static readonly string[] Methods =
        ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "BREW", "PAGE", "get", "P0ST"];

    private static readonly string[] Elsewhere =
        ["*", "//", "/%00", "/recruit.css", "/recruit.js", "/icon.svg", "/design/design.css", "http://evil.example/", "/..%2f", "/%2e%2e/",
            "/;a=b", "/?%00", "/fout?code=99999999999", "/fout?code=200", "/fout?code=-1", "/fout?code=600"];

    private static readonly string[] OddHeaders =
    [
        "Accept-Language: \t,;q=9", "Accept: */*;q=NaN", "If-Modified-Since: Thu, 31 Feb 9999 99:99:99 GMT", "Range: bytes=9-1,-0",
        "If-None-Match: \"", "Origin: null", "Referer: \\\\", "Authorization: Bearer", "Authorization: Basic ////", "Cookie: =;=;;",
        "X-Forwarded-Proto: gopher", "Expect: 200-maybe", "Content-Encoding: br", "Transfer-Encoding: gzip", "Upgrade: h2c",
        "X-HTTP-Method-Override: DELETE", "traceparent: 00-x-y-z", "Accept-Encoding: \u007f",
    ];

    private static readonly string[] OddTypes =
    [
        "text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"",
        "multipart/mixed; boundary=x", "application/x-www-form-urlencoded; charset=utf-7",
        "application/x-www-form-urlencoded; charset=klingon",
        "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded;", "/", "*/*", "é/é",
    ];

    private static readonly string[] OddNames =
        ["", "[", "a[0].b", "a.b[9999999999].c", "__proto__", "%00", "%FF", "naam[]", "handler", "page"];

    /// <summary>The request of a try, which the chance alone decides.</summary>
    /// <param name="from">An address of the visitor's own for each try, so that no limit of requests hides a fault.</param>
    public FuzzRequest Next(Random chance, string from)
    {
        var route = OddWords.Pick(chance, site.Routes.All);
        var request = chance.Next(10) switch
        {
            0 => Anywhere(chance),
            <= 3 => Read(chance, route),
            <= 8 when site.Forms.Contains(route.Template) => Sent(chance, OddWords.Pick(chance, [.. site.Forms[route.Template]])),
            _ when route.Posts || chance.Next(10) == 0 => Named(chance, route),
            _ => Read(chance, route),
        };
        // The local mailbox is there only for this machine, and reading is not limited.
        return request.Method == "POST" || chance.Next(2) == 0
            ? request with { Headers = [$"X-Forwarded-For: {from}", .. request.Headers] }
            : request;
    }

    private FuzzRequest Anywhere(Random chance)
    {
        var method = OddWords.Pick(chance, Methods);
        if (chance.Next(4) == 0)
        {
            var length = Length(chance, OddFiles.Mail(chance), out var mail);
            return new("POST", "/terug", [$"Authorization: Bearer {FuzzSite.Secret}", .. length], mail, "a mail that came back");
        }
        var target = chance.Next(2) == 0 ? OddWords.Pick(chance, Elsewhere) : "/" + OddWords.Any(chance).TrimStart('/');
        return new(method, target, [CookiesOf(Anyone(chance)), .. Strange(chance)], [], "anywhere");
    }

    /// <summary>A page, seen or not, by whatever method.</summary>
    private FuzzRequest Read(Random chance, FuzzRoute route)
    {
        var method = chance.Next(2) == 0 ? "GET" : OddWords.Pick(chance, Methods);
        var seen = site.Pages[route.Template].ToList();
        if (seen.Count == 0 || chance.Next(4) == 0)
            return new(method, Bent(chance, route), [CookiesOf(Anyone(chance)), .. Strange(chance)], [], "a route");
        var page = OddWords.Pick(chance, seen);
        var address = chance.Next(3) == 0 ? BentPart(chance, page.Address) : page.Address;
        address += Query(chance, address, route);
        return new(method, address, [CookiesOf(page.Who), .. Strange(chance)], [], $"page of {page.Who.Name}");
    }

    /// <summary>A form of a page, of which one field or a few are other than it offers.</summary>
    private FuzzRequest Sent(Random chance, SeenForm form)
    {
        var odd = chance.Next(3) == 0 ? 3 : 10;
        var fields = new List<(string Name, string Value)>();
        var one = chance.Next(Math.Max(1, form.Fields.Count));
        foreach (var (place, (name, values)) in form.Fields.Index())
        {
            var isOdd = !name.StartsWith("__", StringComparison.Ordinal) && (place == one || chance.Next(odd) == 0);
            var value = OddWords.Escaped(OddWords.Pick(chance, values));
            if (isOdd && chance.Next(8) == 0)
                continue;
            fields.Add((OddWords.Escaped(name), isOdd ? OddWords.Any(chance) : value.Length > 0 ? value : OddWords.Likely(chance)));
        }
        return Form(chance, form.Method, form.Action, form.Who, fields, $"form of {form.Who.Name}");
    }

    /// <summary>What its handlers read, whether or not a page has a form for it now.</summary>
    private FuzzRequest Named(Random chance, FuzzRoute route)
    {
        var seen = site.Pages[route.Template].ToList();
        var page = seen.Count == 0 ? null : OddWords.Pick(chance, seen);
        var handler = chance.Next(4) == 0 || route.Handlers.Count == 0 ? "" : "?handler=" + OddWords.Pick(chance, route.Handlers);
        var who = page?.Who ?? Anyone(chance);
        var fields = route.Fields.Where(_ => chance.Next(4) > 0).Select(field => (field, OddWords.Any(chance))).ToList();
        if (who.Forms.SelectMany(form => form.Fields).FirstOrDefault(field => field.Name == Token) is { Values: [var token, ..] })
            fields.Add((Token, OddWords.Escaped(token)));
        return Form(chance, "POST", (page?.Address.Split('?')[0] ?? Bent(chance, route)) + handler, who, fields, $"handler as {who.Name}");
    }

    private static FuzzRequest Form(
        Random chance, string method, string action, FuzzPerson who, List<(string Name, string Value)> fields, string told)
    {
        if (chance.Next(20) == 0)
            fields.RemoveAll(field => field.Name == Token);
        if (chance.Next(20) == 0)
            fields.Add((OddWords.Pick(chance, OddNames), OddWords.Any(chance)));
        if (chance.Next(100) == 0)
            fields.AddRange(Enumerable.Range(0, 1100).Select(number => (string.Create(CultureInfo.InvariantCulture, $"v{number}"), "")));
        if (method == "GET")
            return new(method, action.Split('?')[0] + "?" + Joined(fields), [CookiesOf(who)], [], told);
        var multipart = chance.Next(6) == 0;
        var (type, body) = multipart ? ("multipart/form-data; boundary=x", Parts(chance, fields))
            : ("application/x-www-form-urlencoded", Encoding.UTF8.GetBytes(Joined(fields)));
        if (chance.Next(15) == 0)
            type = OddWords.Pick(chance, OddTypes);
        return new(chance.Next(15) == 0 ? OddWords.Pick(chance, Methods) : method, action,
            [$"Content-Type: {type}", CookiesOf(who), .. Length(chance, body, out body), .. chance.Next(10) == 0 ? Strange(chance) : []],
            body, told);
    }

    private static string Joined(List<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(field => $"{field.Name}={field.Value}"));

    private static byte[] Parts(Random chance, List<(string Name, string Value)> fields) =>
    [
        .. fields.SelectMany(field => (byte[])
        [
            .. "--x\r\nContent-Disposition: form-data; name=\""u8, .. OddWords.BytesOf(field.Name),
            .. chance.Next(20) == 0 ? "\"; filename=\"a"u8 : ""u8, .. "\"\r\n\r\n"u8, .. OddWords.BytesOf(field.Value), .. "\r\n"u8,
        ]),
        .. chance.Next(8) == 0 ? ""u8 : "--x--\r\n"u8,
    ];

    /// <summary>Says how long a body is, now and then in pieces, and now and then not as it is.</summary>
    private static string[] Length(Random chance, byte[] body, out byte[] sent)
    {
        sent = body;
        switch (chance.Next(30))
        {
            case 0:
                sent = [.. Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), .. body, .. "\r\n0\r\n\r\n"u8];
                return ["Transfer-Encoding: chunked"];
            case 1:
                sent = [.. "zz\r\n"u8, .. body];
                return ["Transfer-Encoding: chunked"];
            case 2:
                return [$"Content-Length: {body.Length / 2}"];
            case 3:
                return [OddWords.Pick(chance, ["Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: x"])];
            default:
                return [$"Content-Length: {body.Length}"];
        }
    }

    private static string[] Strange(Random chance) => chance.Next(4) == 0 ? [OddWords.Pick(chance, OddHeaders)] : [];

    private static string Query(Random chance, string address, FuzzRoute route)
    {
        string[] any = ["handler", "taal", "pagina", "a"];
        var fields = Enumerable.Range(0, chance.Next(4)).Select(_ =>
            OddWords.Pick(chance, route.Fields.Count > 0 && chance.Next(5) > 0 ? route.Fields : any) + "=" + OddWords.Any(chance));
        return (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', fields);
    }

    private string Bent(Random chance, FuzzRoute route) => route.AddressWith(name =>
        name == "programme" && chance.Next(4) > 0 ? site.Programme.Programme.Slug : OddWords.Any(chance));

    private static string BentPart(Random chance, string address)
    {
        var parts = address.Split('/');
        parts[chance.Next(1, parts.Length)] = OddWords.Any(chance);
        return string.Join('/', parts);
    }

    private FuzzPerson Anyone(Random chance) => OddWords.Pick(chance, site.People);

    private static string CookiesOf(FuzzPerson who) => $"Cookie: {who.Cookies}";
}
