using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Recruit.Data.Privacy;

namespace Recruit.Web.Tests.Security;

/// <summary>What no link and no form of ours says is refused politely, whichever page it is sent to: a test a kind.</summary>
public sealed class SoundRequestTests : OrganiserTests
{
    [Theory]
    [InlineData("/mijn/%20")]
    [InlineData("/mijn/%09/gegevens.json")]
    [InlineData("/bevestigen/%C2%A0")]
    [InlineData("/uitnodiging/%20%20/afzeggen")]
    public async Task A_link_of_nothing_but_spaces_leads_nowhere(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync(path));

    [Fact]
    public async Task A_sign_that_cannot_be_kept_is_refused_wherever_it_stands()
    {
        await ProgrammeAsync();

        var inAField = await Olga.PostAsync("/mijn", new() { ["email"] = "anna\0@voorbeeld.example" });
        var inAName = await Olga.PostAsync(Home + "/regels/nieuw", new() { ["na\0am"] = "Een week ervoor" });
        var inAnAddress = await Olga.GetAsync(Home + "/dialogen?vorm=%00");

        Assert.All([inAField, inAName, inAnAddress], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PAGE")]
    [InlineData("BREW")]
    public async Task A_method_that_a_page_has_no_answer_to_shows_no_page_without_what_stands_on_it(string method)
    {
        await ProgrammeAsync(citizens: 1);

        var answer = await SendAsync(method, "/programma/proeftuin?handler=HandlerExecution", content: null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("GET", Assert.Single(answer.Content.Headers.Allow));
        Assert.Contains("Deze pagina is er niet", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mijn")]
    [InlineData("/organisatie/medewerkers/nieuw")]
    public async Task A_page_with_nothing_to_read_first_is_shown(string path) => Assert.NotNull(await Olga.ReadAsync(path));

    [Theory]
    [InlineData("multipart/form-data", "naam=Anna")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"naam\"\r\n\r\nAnna")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "naam=Anna")]
    public async Task A_form_that_cannot_be_read_is_the_senders_fault(string type, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var answer = await SendAsync("POST", "/taal", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Er is niets veranderd", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_a_form_takes_the_place_of_what_stands_in_the_address()
    {
        var anna = (await ProgrammeAsync(citizens: 1)).Registrations[0];
        var own = await Site.Get<CapabilityStore>()
            .IssueAsync(CapabilityPurpose.OwnRegistration, anna, Site.Clock.Now.AddDays(1), Stop);

        var left = await Olga.PostAsync($"/mijn/{own}/afmelden", new() { ["token"] = " ", ["a[b"] = "1", ["["] = "2" });

        Assert.Equal($"/mijn/{own}", left.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/\tevil", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/programma/één", "/programma/")]
    public async Task Whoever_changes_the_language_comes_back_to_a_page_of_ours(string from, string back)
    {
        var answer = await Olga.PostAsync("/taal", new() { ["taal"] = "en", ["terug"] = from });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(back, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>Sends something that no browser would, with a token that belongs to whoever sends it.</summary>
    private async Task<HttpResponseMessage> SendAsync(string method, string path, HttpContent? content)
    {
        using var client = Site.NewVisitor();
        var start = await Visitor.PageOf(await client.GetAsync("/"));
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        request.Headers.Add("RequestVerificationToken",
            start.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
        return await client.SendAsync(request);
    }
}
