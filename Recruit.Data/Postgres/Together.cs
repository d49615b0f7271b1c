using Npgsql;

namespace Recruit.Data.Postgres;

/// <summary>
/// Lets those who ask the same kind of thing at the same moment ask together: while one statement runs, whoever comes waits, and all who
/// waited go with the next. Who is alone is answered at once; under load the statements grow larger instead of more.
/// </summary>
/// <typeparam name="TQuestion">What each asks.</typeparam>
/// <typeparam name="TAnswer">What each gets; the answers come in the order of the questions.</typeparam>
public sealed class Together<TQuestion, TAnswer>
{
    private const int Most = 64;
    private readonly Queue<Asked> waiting = [];
    private bool asking;

    /// <param name="ask">
    /// Answers several questions. One that comes after it began is never among them, so no answer is older than its question.
    /// </param>
    public Task<TAnswer> AskAsync(
        TQuestion question, Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> ask, CancellationToken stop)
    {
        var asked = new Asked(question);
        bool first;
        lock (waiting)
        {
            waiting.Enqueue(asked);
            (first, asking) = (!asking, true);
        }
        if (first)
            _ = AnswerAllAsync(ask);
        return asked.Answer.Task.WaitAsync(stop);
    }

    private async Task AnswerAllAsync(Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> ask)
    {
        while (Next() is { Count: > 0 } group)
            await AnswerAsync(group, ask);
    }

    private List<Asked> Next()
    {
        lock (waiting)
        {
            asking = waiting.Count > 0;
            return [.. Enumerable.Range(0, Math.Min(Most, waiting.Count)).Select(_ => waiting.Dequeue())];
        }
    }

    private static async Task AnswerAsync(List<Asked> group, Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> ask)
    {
        try
        {
            var answers = await ask([.. group.Select(one => one.Question)]);
            foreach (var (one, answer) in group.Zip(answers))
                one.Answer.SetResult(answer);
        }
        // A statement that failed has changed nothing. Whose fault it was shows when each asks alone; a database is away for all.
        catch (Exception error) when (group.Count > 1 && (error is PostgresException or not NpgsqlException))
        {
            foreach (var one in group)
                await AnswerAsync([one], ask);
        }
        catch (Exception error)
        {
            foreach (var one in group)
                one.Answer.SetException(error);
        }
    }

    private sealed record Asked(TQuestion Question)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
