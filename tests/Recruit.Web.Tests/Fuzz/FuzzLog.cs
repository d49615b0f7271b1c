using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>Keeps the exceptions that the site writes down, to say what a fault was.</summary>
internal sealed class FuzzLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> exceptions = new();

    /// <summary>Those since it was asked last, each once.</summary>
    public IReadOnlyList<string> Taken()
    {
        var taken = new HashSet<string>();
        while (exceptions.TryDequeue(out var one))
            taken.Add(one);
        return [.. taken];
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error && exception is not null)
            exceptions.Enqueue(Short(exception));
    }

    public void Dispose()
    {
    }

    /// <summary>What it says, and where in our own code it came to be.</summary>
    public static string Short(Exception exception) => string.Join("\n      ",
        [$"{exception.GetType().FullName}: {exception.Message.Split('\n')[0]}",
            .. exception.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("at ", StringComparison.Ordinal))
                .Where((line, place) => place < 3 || line.Contains("Recruit.", StringComparison.Ordinal)).Take(8)]);
}
