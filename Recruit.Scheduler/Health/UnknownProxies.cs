using System.Net;

namespace Recruit.Scheduler.Health;

/// <summary>
/// The addresses from which this process was lately told, in <c>X-Forwarded-For</c>, where a request came from, although nobody named them
/// as proxies. Either a proxy of ours was forgotten, or somebody makes it up.
/// </summary>
public sealed class UnknownProxies(TimeProvider clock)
{
    /// <summary>How long an address is remembered, and how often it is told of.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    // Anybody can send such a header: however many do, it costs us no more than this.
    private const int Most = 20;

    private readonly Dictionary<IPAddress, DateTimeOffset> told = [];

    /// <summary>Remembers an address.</summary>
    /// <returns>Whether it is to be told of; false when that was done within the hour.</returns>
    public bool Note(IPAddress address)
    {
        lock (told)
        {
            if (told.ContainsKey(address) && IsFresh(told[address]))
                return false;
            ForgetOld();
            return told.Count < Most && told.TryAdd(address, clock.GetUtcNow());
        }
    }

    /// <summary>Those of the last hour.</summary>
    public IReadOnlyList<IPAddress> Recent()
    {
        lock (told)
        {
            ForgetOld();
            return [.. told.OrderBy(one => one.Value).Select(one => one.Key)];
        }
    }

    /// <summary>
    /// Whether an address is one of networks that nobody reaches from outside (RFC 1918, 4193, 6598): a proxy there is ours.
    /// </summary>
    public static bool IsOurs(IPAddress address) => Inner.Any(network => network.Contains(address));

    /// <summary>What is the matter and what to do, for whoever looks after the machines.</summary>
    public static string Sentence(IPAddress address) =>
        $"X-Forwarded-For came from {address}, which is not named by --proxy: everyone behind it counts as one address, and links and "
        + $"cookies do not know of HTTPS. Remedy: start with --proxy {address} if that is your proxy.";

    private void ForgetOld()
    {
        foreach (var old in told.Where(one => !IsFresh(one.Value)).Select(one => one.Key).ToList())
            told.Remove(old);
    }

    private bool IsFresh(DateTimeOffset at) => at > clock.GetUtcNow() - Memory;

    private static readonly IPNetwork[] Inner =
    [
        .. new[]
        {
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "fc00::/7", "fe80::/10",
        }
            .Select(network => IPNetwork.Parse(network)),
    ];
}
