using System.Net;
using Dapper;
using Recruit.Testing;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Tests.Registrations;

/// <summary>Many people may share one network address, one person has one form: limits count people, answers are used once.</summary>
public sealed class CrowdTests : SiteTestBase
{
    private const string Start = SignUpForm.Start;

    protected override Task BeginAsync() => SmallProgramme.CreateAsync(Site.Database);

    [Fact]
    public async Task Two_hundred_people_of_one_town_hall_sign_up_at_once()
    {
        var forms = Enumerable.Range(1, 200).Select(number => (Number: number, Form: new SignUpForm(Site, from: "203.0.113.7"))).ToList();

        await Task.WhenAll(forms.Select(one => one.Form.AnswerUntilAsync("", ContactOf(one.Number))));
        Site.Clock.Advance(TimeSpan.FromMinutes(4));
        var sent = await Task.WhenAll(forms.Select(one => one.Form.AgreeAsync()));

        Assert.All(sent, answer => Assert.Equal($"{Start}/verzonden", answer.Headers.Location?.ToString()));
        Assert.Equal(200, await CountAsync("registration"));
        Assert.Equal(200, await CountAsync("message"));
        forms.ForEach(one => one.Form.Dispose());
    }

    [Theory]
    [InlineData("198.51.100.9", "198.51.100.9", "198.51.100.10")]
    [InlineData("2001:db8:7:1::1", "2001:db8:7:1:ffff::2", "2001:db8:7:2::1")]
    public async Task A_flood_is_held_and_its_neighbours_are_not(string flooder, string sameHome, string neighbour)
    {
        var (taken, held) = await FloodAsync(flooder, SignUpLimit.PeopleAtOnce + 100);
        var (_, heldAtHome) = await FloodAsync(sameHome, 30);
        var (takenNextDoor, heldNextDoor) = await FloodAsync(neighbour, 30);

        // While the flood lasted some more were let in, forty a minute.
        Assert.InRange(taken, SignUpLimit.PeopleAtOnce, SignUpLimit.PeopleAtOnce + 60);
        Assert.True(held >= 40, $"{held} were held");
        Assert.True(heldAtHome > 0, "another address of the same home was not held");
        Assert.Equal((30, 0), (takenNextDoor, heldNextDoor));
    }

    [Fact]
    public async Task Who_began_before_a_flood_goes_on_in_the_middle_of_it()
    {
        using var anna = new SignUpForm(Site, from: "198.51.100.9");
        await anna.AnswerUntilAsync("wanneer");
        await FloodAsync("198.51.100.9", SignUpLimit.PeopleAtOnce + 100);

        var answer = await anna.SendAsync("wanneer", new() { ["wanneer"] = "weekend" });

        Assert.Equal($"{Start}/hoe", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task One_person_alone_cannot_send_without_end()
    {
        using var anna = new SignUpForm(Site, from: "198.51.100.9");
        using var ben = new SignUpForm(Site, from: "198.51.100.9");
        await anna.AnswerUntilAsync("wanneer");
        await ben.AnswerUntilAsync("wanneer");

        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < 2 * SignUpLimit.StepsAtOnce; time++)
            answers.Add((await anna.Visitor.PostAsync($"{Start}/wanneer", new() { ["wanneer"] = "weekend" })).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.Redirect, (await ben.SendAsync("wanneer", new() { ["wanneer"] = "weekend" })).StatusCode);
    }

    [Fact]
    public async Task Pressing_twice_at_the_same_moment_makes_one_registration_and_ends_on_the_same_page()
    {
        using var anna = new SignUpForm(Site);
        await anna.AnswerAsync();
        using var again = anna.Copy();

        var sent = await Task.WhenAll(anna.AgreeAsync(), again.AgreeAsync());

        await EndsAsOneAsync(sent);
    }

    [Fact]
    public async Task Answers_that_are_sent_again_later_make_no_second_registration_even_under_another_address()
    {
        using var anna = new SignUpForm(Site);
        await anna.AnswerAsync();
        using var copy = anna.Copy();
        await anna.AgreeAsync();
        await copy.SendAsync("contact", new() { ["naam"] = "Anna de Wit", ["email"] = "anna2@voorbeeld.example" });

        var sent = await copy.AgreeAsync();

        await EndsAsOneAsync(sent);
    }

    private async Task EndsAsOneAsync(params HttpResponseMessage[] sent)
    {
        Assert.All(sent, answer => Assert.Equal($"{Start}/verzonden", answer.Headers.Location?.ToString()));
        Assert.Equal(1, await CountAsync("registration"));
        // Beside hers, the contact of the programme's one host.
        Assert.Equal(2, await CountAsync("vault.contact"));
        Assert.Equal(1, await CountAsync("message"));
    }

    /// <summary>Somebody who begins again and again, each time as if new.</summary>
    private async Task<(int Taken, int Held)> FloodAsync(string from, int times)
    {
        using var client = Site.NewVisitor(from);
        var token = (await Visitor.PageOf(await client.GetAsync("/")))
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        var answers = new List<HttpStatusCode>();
        // The path of another programme brings no answers along.
        for (var time = 0; time < times; time++)
            answers.Add((await client.PostAsync("/aanmelden/elders",
                new FormUrlEncodedContent([new("__RequestVerificationToken", token)]))).StatusCode);
        return (answers.Count(status => status == HttpStatusCode.NotFound),
            answers.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    private static (string Step, Dictionary<string, string?> Fields) ContactOf(int number) =>
        ("contact", new() { ["naam"] = $"Gast {number}", ["email"] = $"gast{number}@voorbeeld.example" });

    private async Task<int> CountAsync(string table)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>($"select count(*)::int from {table}");
    }
}
