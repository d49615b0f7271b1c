namespace Recruit.Web.Terminal;

/// <summary>What the command line tells the shell.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>The command or a file is wrong; the message names file, line, column and what was expected.</summary>
    public const int WrongInput = 2;

    /// <summary>No solution exists; the message names what clashes and the least change that would help.</summary>
    public const int NoSolution = 3;

    /// <summary>The time ran out with a result written and its gap named.</summary>
    public const int OutOfTime = 4;
}

/// <summary>Ends a command with a message for the one who typed it.</summary>
public sealed class CommandFault(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
