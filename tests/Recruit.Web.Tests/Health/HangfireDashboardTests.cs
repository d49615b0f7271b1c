using System.Net;
using Hangfire;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Messages;
using Recruit.Testing;

namespace Recruit.Web.Tests.Health;

/// <summary>Where Hangfire wakes the sweeps, organisers can look at its dashboard, and nobody else.</summary>
public sealed class HangfireDashboardTests : OrganiserTests
{
    private const string Tasks = "/organisatie/taken";

    [Fact]
    public async Task An_organiser_sees_which_turns_ran_and_on_which_machine()
    {
        await ProgrammeAsync(6);
        await using var engine = Site.Get<JobEngine>();
        await engine.StartAsync([Site.Get<SendDueMessages>()], heartbeat: null, Stop);
        new RecurringJobManager(Site.Get<Lazy<JobStorage>>().Value).Trigger(nameof(SendDueMessages));

        await Patience.UntilAsync("a turn that was done",
            async () => (await TextAsync("/jobs/succeeded")).Contains("Verstuur wat weg moet", StringComparison.Ordinal));

        Assert.Contains(Environment.MachineName, await TextAsync("/servers"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Verstuur wat weg moet", await TextAsync("/recurring"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Municipality)]
    [InlineData(StaffRole.Facilitator)]
    public async Task For_any_other_role_it_is_not_there(string role)
    {
        using var other = await SignedInAsync(role);

        Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync(Tasks));
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync(Tasks + "/jobs/succeeded"));
    }

    [Fact]
    public async Task Who_did_not_sign_in_is_asked_to()
    {
        using var anybody = new Visitor(Site);

        var answer = await anybody.GetAsync(Tasks);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/inloggen", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_there_to_look_at_only()
    {
        var deletion = new Dictionary<string, string?> { ["jobs[]"] = "1" };

        Assert.Equal(HttpStatusCode.Forbidden, (await Olga.PostWithoutTokenAsync(Tasks + "/jobs/enqueued/delete", deletion)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Olga.PostAsync(Tasks + "/jobs/enqueued/delete", deletion)).StatusCode);
    }

    [Fact]
    public async Task Its_pages_need_no_script_or_style_that_our_headers_forbid()
    {
        var page = await Olga.ReadAsync(Tasks);

        Assert.DoesNotContain(
            page.QuerySelectorAll("script"), script => script.GetAttribute("src")?.StartsWith(Tasks, StringComparison.Ordinal) != true);
        Assert.Empty(page.QuerySelectorAll("style, [style], [onclick]"));
    }

    private async Task<string> TextAsync(string page) => (await Olga.ReadAsync(Tasks + page)).Body!.TextContent;
}
