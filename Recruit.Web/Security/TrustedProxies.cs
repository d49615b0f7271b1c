using System.Net;
using System.Net.Sockets;

namespace Recruit.Web.Security;

/// <summary>The machines that are believed when they say for whom they pass a request on; this machine itself always is.</summary>
public static class TrustedProxies
{
    /// <summary>Reads addresses such as <c>10.0.0.5</c> and networks such as <c>10.1.0.0/16</c> or <c>fd00::/8</c>.</summary>
    /// <param name="named">Each one or several, with commas between them.</param>
    /// <exception cref="FormatException">One of them is neither; the message says what was expected.</exception>
    public static IReadOnlyList<IPNetwork> Read(IEnumerable<string> named) =>
        [.. named.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries)).Select(Network)];

    private static IPNetwork Network(string text)
    {
        var (address, length) = text.Split('/') switch
        {
            [var alone] when Address(alone) is { } one => (one, one.GetAddressBytes().Length * 8),
            [var start, var bits] when Address(start) is { } one && byte.TryParse(bits, out var count) => (one, count),
            _ => (null, 0),
        };
        if (address is null || length > address.GetAddressBytes().Length * 8)
            throw new FormatException($"--proxy wants an address such as 10.0.0.5 or a network such as 10.1.0.0/16, but is '{text}'");
        if (length == 0)
            throw new FormatException($"--proxy {text} is the whole world: then anybody could make up where he or she comes from");
        var network = new IPNetwork(First(address, length), length);
        return network.BaseAddress.Equals(address)
            ? network
            : throw new FormatException($"--proxy {text} is no network: did you mean {network} or the one address {address}?");
    }

    // A number alone, or with fewer dots than four parts have, is an address too by an old custom; nobody means it.
    private static IPAddress? Address(string text) =>
        IPAddress.TryParse(text, out var address) && !address.IsIPv4MappedToIPv6
            && (address.AddressFamily == AddressFamily.InterNetworkV6 ? address.ScopeId == 0 : address.ToString() == text)
            ? address
            : null;

    private static IPAddress First(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPAddress(bytes);
    }
}
