namespace Recruit.Web.Terminal;

/// <summary>Tells on standard error how far a long task is: a live line on a terminal, plain lines otherwise.</summary>
public sealed class TerminalProgress : IProgress<string>
{
    private readonly bool live = !Console.IsErrorRedirected;
    private string last = "";

    public void Report(string value)
    {
        if (live)
            Console.Error.Write($"\r{value.PadRight(last.Length)}");
        // Somebody who reads a log wants each stage once, not every step of it.
        else if (Stage(value) != Stage(last))
            Console.Error.WriteLine(value);
        last = value;
    }

    private static string Stage(string text) => text.Split(':', ' ')[0] + (text.Contains("drawing", StringComparison.Ordinal) ? "+" : "");
}
