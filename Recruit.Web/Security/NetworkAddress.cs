using System.Net;
using System.Net.Sockets;

namespace Recruit.Web.Security;

/// <summary>The network address that somebody comes from, as one thing to count on.</summary>
public static class NetworkAddress
{
    // What a connection at home gets of IPv6 (RFC 6177): whoever has one address of it has them all.
    private const int BytesOfAHome = 8;

    /// <summary>An IPv4 address as it is, of an IPv6 address its /64.</summary>
    public static string KeyOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, BytesOfAHome)),
        _ => address.ToString(),
    };
}
