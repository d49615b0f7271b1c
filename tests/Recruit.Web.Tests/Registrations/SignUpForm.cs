using System.Net;

namespace Recruit.Web.Tests.Registrations;

/// <summary>Somebody who fills in the sign-up of the small programme, page by page.</summary>
/// <param name="from">The network address that the site sees; null for this machine.</param>
internal sealed class SignUpForm(SiteUnderTest site, string? from = null) : IDisposable
{
    public const string Start = "/aanmelden/proeftuin";

    private static readonly (string Step, Dictionary<string, string?> Fields)[] Pages =
    [
        ("geboortejaar", new() { ["geboortejaar"] = "1984" }),
        ("postcode", new() { ["postcode"] = "3511ab", ["huisnummer"] = "12" }),
        ("vraag-gender", new() { ["gender"] = "woman" }),
        ("vraag-origin", new() { ["origin"] = "zeg-ik-niet" }),
        ("wanneer", new() { ["wanneer"] = "weekday_evening" }),
        ("hoe", new() { ["hoe"] = "online" }),
        ("themas", []),
        ("nodig", []),
        ("contact", new() { ["naam"] = "Anna de Wit", ["email"] = "anna+praat@voorbeeld.example" }),
    ];

    /// <summary>Where the form is begun otherwise: the link of a letter or a partner.</summary>
    public string? Way { get; init; }

    public Visitor Visitor { get; } = new(site, from);

    /// <summary>The same form in another browser, as far as it is now.</summary>
    public SignUpForm Copy()
    {
        var copy = new SignUpForm(site, from);
        copy.Visitor.CopyCookies(Visitor);
        return copy;
    }

    /// <summary>Answers every page; what is given here takes the place of the usual answer to that page.</summary>
    public async Task AnswerAsync(params (string Step, Dictionary<string, string?> Fields)[] own)
    {
        await AnswerUntilAsync("", own);
        site.Clock.Advance(TimeSpan.FromMinutes(4));
    }

    /// <summary>Answers the pages before this one.</summary>
    public async Task AnswerUntilAsync(string step, params (string Step, Dictionary<string, string?> Fields)[] own)
    {
        await Visitor.SendAsync(Way ?? Start, []);
        foreach (var page in Pages.TakeWhile(page => page.Step != step))
        {
            var fields = own.FirstOrDefault(other => other.Step == page.Step).Fields ?? page.Fields;
            var answer = await SendAsync(page.Step, fields);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{page.Step} answered {(int)answer.StatusCode}");
        }
    }

    public Task<HttpResponseMessage> SendAsync(string step, Dictionary<string, string?> fields) =>
        Visitor.SendAsync($"{Start}/{step}", fields);

    /// <summary>Agrees and sends.</summary>
    public Task<HttpResponseMessage> AgreeAsync() => SendAsync("toestemming", new() { ["akkoord"] = "ja" });

    public void Dispose() => Visitor.Dispose();
}
