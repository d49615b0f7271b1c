using System.CommandLine;
using System.Net;
using Recruit.Web.Security;
using Recruit.Web.Site;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Serve;

/// <summary><c>recruit web</c>: serves the pages, and runs the jobs unless told not to.</summary>
public static class WebCommand
{
    public static Command Create()
    {
        var options = new InstallationOptions();
        var listen = new Option<string>("--listen") { Description = "where to listen", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var noJobs = new Option<bool>("--no-jobs") { Description = "leave the jobs to 'recruit work' on another machine" };
        var proxy = new Option<string[]>("--proxy")
        {
            Description = "address or network of a reverse proxy on another machine, such as 10.0.0.5 or 10.1.0.0/16,fd00::/8; its "
                + "X-Forwarded-For and X-Forwarded-Proto are believed, as this machine's always are; may be given more than once",
        };
        var command = new Command(
            "web", "Serve the pages and run the jobs.\nExample: ./recruit web --listen http://0.0.0.0:8080 --smtp mail.example.org:587")
        {
            listen,
            noJobs,
            proxy,
        };
        options.AddTo(command);
        command.SetAction(async (line, stop) =>
        {
            var (address, proxies) = (line.GetValue(listen)!, ProxiesOf(line.GetValue(proxy) ?? []));
            await using var installation = await Installation.OpenAsync(line, options, address, "", stop);
            await ServeAsync(
                installation.Settings(address, clock: null, demo: false) with { Proxies = proxies }, jobs: !line.GetValue(noJobs), stop);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Serves until stopped; the address stands on the last line of what is printed.</summary>
    internal static async Task ServeAsync(SiteSettings settings, bool jobs, CancellationToken stop)
    {
        await using var site = RecruitSite.Build(settings);
        await site.StartAsync(stop);
        await using var engine = jobs ? await Jobs.StartAsync(site.Services, stop) : null;
        if (settings.Proxies.Count > 0)
            await Console.Out.WriteLineAsync(
                $"X-Forwarded-For is believed from this machine and from {string.Join(", ", settings.Proxies)}.");
        await Console.Out.WriteLineAsync($"Recruit is at {site.Urls.First()}  (stop with Ctrl+C)");
        await site.WaitForShutdownAsync(stop);
    }

    private static IReadOnlyList<IPNetwork> ProxiesOf(string[] named)
    {
        try
        {
            return TrustedProxies.Read(named);
        }
        catch (FormatException fault)
        {
            throw new CommandFault(ExitCode.WrongInput, fault.Message);
        }
    }
}
