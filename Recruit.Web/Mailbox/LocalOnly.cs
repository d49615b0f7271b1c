using System.Net;
using Recruit.Scheduler.Site;

namespace Recruit.Web.Mailbox;

/// <summary>The local mailbox shows everyone's mail: it exists only where no mail is sent, for whoever sits at that machine.</summary>
public static class LocalOnly
{
    public static bool Shows(SiteOptions site, HttpContext context) =>
        site.Smtp is null && context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);
}
