using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Recruit.Scheduler.Health;
using IPNetwork = System.Net.IPNetwork;

namespace Recruit.Web.Security;

/// <summary>Takes from named proxies where a request came from and whether it came over HTTPS, and tells when others say so.</summary>
internal static partial class Forwarding
{
    public static IServiceCollection AddForwarding(this IServiceCollection services, IReadOnlyList<IPNetwork> proxies) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // A request may pass several of ours: it is followed back to the first that is not.
            options.ForwardLimit = null;
            foreach (var proxy in proxies)
                options.KnownIPNetworks.Add(proxy);
        });

    public static void UseForwarding(this WebApplication site)
    {
        var options = site.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
        var (unknown, log) = (site.Services.GetRequiredService<SiteHealth>().UnknownProxies, site.Logger);
        site.Use((context, next) =>
        {
            if (context.Request.Headers.ContainsKey(options.ForwardedForHeaderName)
                && Plain(context.Connection.RemoteIpAddress) is { } from && !IsTrusted(options, from) && unknown.Note(from))
                Tell(log, UnknownProxies.Sentence(from));
            return next();
        });
        site.UseForwardedHeaders();
    }

    private static bool IsTrusted(ForwardedHeadersOptions options, IPAddress address) =>
        options.KnownProxies.Contains(address) || options.KnownIPNetworks.Any(network => network.Contains(address));

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    [LoggerMessage(LogLevel.Warning, "{Sentence}")]
    private static partial void Tell(ILogger log, string sentence);
}
