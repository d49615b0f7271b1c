using System.Net;

namespace Recruit.Web.Layout;

/// <summary>Whether every page says that this is a trial with made-up people.</summary>
public sealed record DemoNotice(bool Shown)
{
    /// <summary>Roles and the local mailbox are only for whoever sits at the machine that runs the trial.</summary>
    public bool IsOfferedTo(HttpContext context) => Shown && context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);
}
