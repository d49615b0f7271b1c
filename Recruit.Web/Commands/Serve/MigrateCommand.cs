using System.CommandLine;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Serve;

/// <summary><c>recruit migrate</c>: brings the database up to date.</summary>
public static class MigrateCommand
{
    public static Command Create()
    {
        var options = new InstallationOptions();
        var command = new Command(
            "migrate", "Bring the database up to date.\nExample: ./recruit migrate --database \"Host=db;Database=recruit\"");
        options.AddTo(command);
        command.SetAction(async (line, stop) =>
        {
            await using var installation = await Installation.OpenAsync(line, options, "http://127.0.0.1:5080", "", stop);
            await Console.Out.WriteLineAsync("The database is up to date.");
            return ExitCode.Done;
        });
        return command;
    }
}
