using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>What a site answered; status 0 when it closed the line without a word.</summary>
internal sealed record FuzzAnswer(int Status, string Whole);

/// <summary>A line to a site of its own for each request, on which anything can be sent.</summary>
internal static class FuzzLine
{
    public static async Task<FuzzAnswer> AskAsync(Uri site, FuzzRequest request, CancellationToken stop)
    {
        using var line = new TcpClient { NoDelay = true };
        await line.ConnectAsync(site.Host, site.Port, stop);
        var stream = line.GetStream();
        var heard = new MemoryStream();
        try
        {
            await stream.WriteAsync(request.OnTheLine(site.Authority), stop);
            await stream.CopyToAsync(heard, stop);
        }
        catch (IOException)
        {
            // It was answered before all was said, as it should be when too much is said.
        }
        return Read(Encoding.UTF8.GetString(heard.GetBuffer(), 0, (int)heard.Length));
    }

    private static FuzzAnswer Read(string whole) => new(
        whole.Length > 12 && int.TryParse(whole.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0,
        whole);
}
