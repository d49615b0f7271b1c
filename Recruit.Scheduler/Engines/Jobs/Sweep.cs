namespace Recruit.Scheduler.Engines.Jobs;

/// <summary>
/// Work that is due, found in rows and done a claim at a time. Running it twice, on two machines or after a crash, does no harm:
/// truth is in the rows, Hangfire only wakes it.
/// </summary>
public interface ISweep
{
    /// <summary>How code and pages call it, such as <c>SendDueMessages</c>.</summary>
    string Name { get; }

    /// <summary>What it does, as the list of jobs says it.</summary>
    string InWords { get; }

    /// <summary>How often it runs when nothing wakes it sooner: whole minutes that fit into an hour.</summary>
    TimeSpan Every { get; }

    /// <summary>The queue in which its turns wait; those who listen to it take them in order.</summary>
    string Queue => JobQueue.Other;

    /// <summary>Whether this machine can do it.</summary>
    bool Here => true;

    /// <summary>
    /// When the next of its rows is due, as far as that is before its next turn; null for none, and where only the clock wakes it.
    /// </summary>
    Task<DateTimeOffset?> DueAtAsync(CancellationToken stop) => Task.FromResult<DateTimeOffset?>(null);

    /// <returns>How many rows it handled; 0 when nothing was due.</returns>
    Task<int> RunAsync(CancellationToken stop);
}

/// <summary>A sweep whose rows are so much work that each is a job of its own, on whichever machine is free.</summary>
public interface IRowSweep : ISweep
{
    Task<IReadOnlyList<DueRow>> DueRowsAsync(CancellationToken stop);

    /// <returns>1 when it took the row up; 0 when another has it, or it is done.</returns>
    Task<int> RunRowAsync(Guid row, CancellationToken stop);
}

/// <summary>A row that is due.</summary>
/// <param name="InWords">Such as <c>Matchronde 12</c>; no name of a person.</param>
public sealed record DueRow(Guid Id, string InWords);

/// <summary>The queues that all machines share.</summary>
public static class JobQueue
{
    public const string Mail = "mail";
    public const string Rounds = "rounds";

    /// <summary>What a mail server gave back: only machines that have its folder listen here.</summary>
    public const string Bounces = "bounces";
    public const string Other = "default";
}

/// <summary>What a machine tells of itself now and then, whoever does the work.</summary>
public interface IHeartbeat
{
    TimeSpan Every { get; }

    Task RunAsync(CancellationToken stop);
}
