using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Recruit.Data.Health;
using Recruit.Scheduler.Health;
using Recruit.Testing;
using Recruit.Web.Security;

namespace Recruit.Web.Tests.Security;

/// <summary>A reverse proxy may stand on another machine: who is named is believed, and who is not is told of.</summary>
public sealed class ProxyTests : OrganiserTests
{
    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5/32")]
    [InlineData("10.1.0.0/16, fd00::/8", "10.1.0.0/16 fd00::/8")]
    [InlineData("::1", "::1/128")]
    public void Addresses_and_networks_are_read(string named, string networks) =>
        Assert.Equal(networks, string.Join(' ', TrustedProxies.Read([named])));

    [Theory]
    [InlineData("", "wants an address such as 10.0.0.5 or a network such as 10.1.0.0/16, but is ''")]
    [InlineData("10.0.0.5,", "but is ''")]
    [InlineData("proxy.example", "but is 'proxy.example'")]
    [InlineData("10.1", "but is '10.1'")]
    [InlineData("10.0.0.5:8080", "but is '10.0.0.5:8080'")]
    [InlineData("10.0.0.0/33", "but is '10.0.0.0/33'")]
    [InlineData("10.0.0.0/-1", "but is '10.0.0.0/-1'")]
    [InlineData("10.1.2.3/16", "did you mean 10.1.0.0/16 or the one address 10.1.2.3?")]
    [InlineData("0.0.0.0/0", "is the whole world")]
    [InlineData("::/0", "is the whole world")]
    public void Anything_else_is_refused_with_what_was_expected(string named, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => TrustedProxies.Read([named])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:7:1::1", "20010DB800070001")]
    public void An_address_counts_as_itself_and_one_of_IPv6_as_its_64(string address, string counts) =>
        Assert.Equal(counts, NetworkAddress.KeyOf(IPAddress.Parse(address)));

    [Fact]
    public void An_unknown_proxy_is_told_of_once_an_hour_and_never_more_than_twenty()
    {
        var clock = TestClock.OnAMondayMorning();
        var unknown = new UnknownProxies(clock);
        var proxy = IPAddress.Parse("10.0.0.9");

        Assert.Equal([true, false], [unknown.Note(proxy), unknown.Note(proxy)]);
        Assert.Equal(19, Enumerable.Range(1, 500).Count(number => unknown.Note(new IPAddress(0x0B000000 + number))));
        Assert.Equal(20, unknown.Recent().Count);
        clock.Advance(UnknownProxies.Memory);
        Assert.Empty(unknown.Recent());
        Assert.True(unknown.Note(proxy));
    }

    // Only whoever sits at the machine of a trial is offered its roles: that shows where the site thinks a visitor is.
    [Theory]
    [InlineData("127.0.0.1, 10.1.0.5", true)]
    [InlineData("127.0.0.1, fd00::5, 10.1.0.5", true)]
    [InlineData("127.0.0.1, 203.0.113.7, 10.1.0.5", false)]
    [InlineData("127.0.0.1, 10.0.0.9", false)]
    public async Task Who_is_named_is_believed_through_a_chain_and_nobody_beyond(string forwarded, bool here)
    {
        await using var site = await SiteUnderTest.StartAsync(
            demo: true, settings: usual => usual with { Proxies = TrustedProxies.Read(["10.1.0.0/16,fd00::/8"]) });
        await SmallProgramme.CreateAsync(site.Database);
        using var visitor = new Visitor(site, forwarded);

        var page = await visitor.ReadAsync("/");

        Assert.Equal(here, page.QuerySelector("section.trial") is not null);
    }

    [Theory]
    [InlineData("10.0.0.9", true)]
    [InlineData("203.0.113.9", false)]
    public async Task Who_is_not_named_is_told_of_in_health_and_on_the_page(string proxy, bool ours)
    {
        await ProgrammeAsync();
        await Site.Get<WorkerStore>().SeenAsync(new Worker(Guid.NewGuid(), "kelder", Site.Clock.Now, Site.Clock.Now, []), Stop);
        Site.Get<SiteHealth>().UnknownProxies.Note(IPAddress.Parse(proxy));
        using var anybody = new Visitor(Site);

        var said = JsonDocument.Parse(await (await anybody.GetAsync("/health")).Content.ReadAsStringAsync()).RootElement;
        var page = await Olga.ReadAsync(Home + "/gaat-alles-goed");

        Assert.Equal(ours ? "degraded" : "healthy", said.GetProperty("status").GetString());
        var told = said.GetProperty("unknown_proxies").EnumerateArray().Select(one => one.GetString()!).ToList();
        Assert.Equal(ours, told.Count == 1 && told[0].StartsWith(
            "X-Forwarded-For came from 10.0.0.9, which is not named by --proxy: ", StringComparison.Ordinal));
        Assert.Contains(proxy + " zegt namens wie het vraagt", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_from_a_machine_that_nobody_named_changes_nothing_and_is_noticed()
    {
        // No address of this machine is believed here, as if it were another.
        await using var site = await SiteUnderTest.StartAsync(services: services =>
            services.PostConfigure<ForwardedHeadersOptions>(options =>
            {
                options.KnownProxies.Clear();
                options.KnownIPNetworks.Clear();
            }));
        using var client = site.NewVisitor("203.0.113.7");

        await client.GetAsync("/");

        Assert.Equal([IPAddress.Loopback], site.Get<SiteHealth>().UnknownProxies.Recent());
    }
}
