using System.CommandLine;
using System.Globalization;

namespace Recruit.Web.Terminal;

/// <summary>Runs a verb and turns what goes wrong into a sentence and an exit code.</summary>
public static class CommandLine
{
    // What ends in mid-work still writes down what it did and stops its database.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(RootCommand recruit, string[] arguments)
    {
        var line = recruit.Parse(arguments);
        if (line.Errors.Count > 0 && !arguments.Any(argument => argument is "--help" or "-h" or "-?"))
        {
            foreach (var error in line.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync($"Try: ./recruit {string.Join(' ', arguments.Take(1))} --help");
            return ExitCode.WrongInput;
        }
        try
        {
            return await line.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Patience });
        }
        catch (CommandFault fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return fault.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return ExitCode.Failed;
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync(
                $"Something broke that should not: {fault.Message}\nThe details are in {await WriteReportAsync(fault)}");
            return ExitCode.Failed;
        }
    }

    private static async Task<string> WriteReportAsync(Exception fault)
    {
        var path = Path.Combine(
            Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"recruit-fault-{Environment.ProcessId}.log"));
        await File.WriteAllTextAsync(path, fault.ToString());
        return path;
    }
}
