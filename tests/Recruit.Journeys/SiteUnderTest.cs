using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Site;
using Recruit.Testing;
using Recruit.Web.Security;
using Recruit.Web.Site;

namespace Recruit.Journeys;

/// <summary>
/// The whole site on a free port of this machine, over a database of its own and with a clock that the test moves.
/// No job engine runs unless a test starts it: a test wakes the sweeps by hand, as the engine would.
/// </summary>
public sealed class SiteUnderTest : IAsyncDisposable
{
    // Mails carry this address, because the port is only known when the site listens; links are followed on the real one.
    private const string AddressInMails = "http://recruit.example";

    private readonly WebApplication site;

    private SiteUnderTest(TestDatabase database, WebApplication site, SiteOptions options) =>
        (Database, this.site, Options) = (database, site, options);

    public TestDatabase Database { get; }
    public SiteOptions Options { get; }
    public TestClock Clock => Database.Clock;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address => site.Urls.First();

    /// <param name="demo">Whether pages say that the people are made up and offer the roles.</param>
    /// <param name="change">What this site has otherwise.</param>
    /// <param name="settings">How it is set up otherwise.</param>
    /// <param name="services">Services that a test puts in the place of ours.</param>
    public static async Task<SiteUnderTest> StartAsync(
        bool demo = false, Func<SiteOptions, SiteOptions>? change = null, Func<SiteSettings, SiteSettings>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var options = new SiteOptions(AddressInMails, TestFolder.New("mailbox"), null, "dialoog@recruit.example");
        options = change?.Invoke(options) ?? options;
        var database = await TestDatabase.CreateAsync(options: options);
        var usual = new SiteSettings(
            database.ConnectionString, new MasterKey(new byte[32]), options, database.Clock, "http://127.0.0.1:0", demo);
        var site = RecruitSite.Build(settings?.Invoke(usual) ?? usual, floor =>
        {
            floor.AddSingleton<ISolver, BriefSolver>();
            services?.Invoke(floor);
        });
        await site.StartAsync();
        return new SiteUnderTest(database, site, options);
    }

    /// <summary>A store, sweep or other service of the site itself.</summary>
    public T Get<T>() where T : notnull => site.Services.GetRequiredService<T>();

    public IReadOnlyList<ISweep> Sweeps => [.. site.Services.GetServices<ISweep>()];

    /// <summary>The address of a path of this site.</summary>
    public string At(string path) => Address + path;

    /// <summary>A link from a mail, as a path of this site.</summary>
    public static string PathOf(string link) => link.StartsWith(AddressInMails, StringComparison.Ordinal)
        ? link[AddressInMails.Length..]
        : throw new ArgumentException($"{link} does not lead to this site", nameof(link));

    /// <summary>The mails in the local mailbox to this address, the newest first.</summary>
    public async Task<IReadOnlyList<ReadMail>> MailsToAsync(string address)
    {
        var mailbox = new LocalMailbox(Options.MailboxFolder);
        var mails = new List<ReadMail>();
        foreach (var kept in await mailbox.NewestAsync(address, 0, int.MaxValue, CancellationToken.None))
            mails.Add((await mailbox.ReadAsync(kept.Id, CancellationToken.None))!);
        return [.. mails.OrderByDescending(mail => mail.Date)];
    }

    /// <summary>
    /// The path of the newest link to this address that begins so, such as <c>/bevestigen/</c>; what is due is sent first.
    /// </summary>
    public async Task<string> LinkToAsync(string address, string path)
    {
        await SweepAsync("SendDueMessages");
        var links = (await MailsToAsync(address))
            .SelectMany(mail => mail.Links)
            .Where(link => link.StartsWith(AddressInMails + path, StringComparison.Ordinal));
        return PathOf(links.FirstOrDefault() ?? throw new InvalidOperationException($"No mail to {address} leads to {path}"));
    }

    /// <summary>Runs one sweep until it finds nothing more to do.</summary>
    /// <returns>How many rows it handled.</returns>
    public async Task<int> SweepAsync(string name)
    {
        var sweep = Sweeps.Single(sweep => sweep.Name == name);
        var (handled, now) = (0, 0);
        do
            handled += now = await sweep.RunAsync(CancellationToken.None);
        while (now > 0);
        return handled;
    }

    /// <summary>Runs every sweep, round after round, until none finds anything to do.</summary>
    public async Task SweepAllAsync()
    {
        var handled = 0;
        do
        {
            handled = 0;
            foreach (var sweep in Sweeps)
                handled += await sweep.RunAsync(CancellationToken.None);
        }
        while (handled > 0);
    }

    /// <summary>A client with cookies of its own that shows redirects instead of following them.</summary>
    /// <param name="from">The network address that the site sees, as a proxy on this machine tells it; null for this machine.</param>
    public HttpClient NewVisitor(string? from = null, CookieContainer? cookies = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() })
        {
            BaseAddress = new Uri(Address),
        };
        if (from is not null)
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        return client;
    }

    /// <summary>The cookie that signing in would have given, with its name.</summary>
    public KeyValuePair<string, string> CookieOf(StaffMember member)
    {
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var properties = new AuthenticationProperties { IssuedUtc = Clock.Now, ExpiresUtc = Clock.Now.AddYears(1) };
        var ticket = new AuthenticationTicket(StaffUser.PrincipalOf(member, scheme), properties, scheme);
        return new(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await Database.DisposeAsync();
    }
}
