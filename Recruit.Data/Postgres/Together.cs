using Npgsql;

namespace Recruit.Data.Postgres;

/// <summary>
/// Lets those who ask the same kind of thing at the same moment ask together: while one statement runs, whoever comes waits, and all who waited
/// go with the next. Who is alone is answered at once; the more there is to do, the larger the statements, instead of the more of them.
/// </summary>
/// <typeparam name="TQuestion">What each asks.</typeparam>
/// <typeparam name="TAnswer">What each gets; the answers come in the order of the questions.</typeparam>
public sealed class Together<TQuestion, TAnswer>
{
    private const int Most = 64;
    private readonly Queue<(TQuestion Question, TaskCompletionSource<TAnswer> Answer)> waiting = [];
    private bool asking;

    /// <param name="ask">Answers several questions; a question that comes after it began is never among them, so no answer is older than its question.</param>
    public Task<TAnswer> AskAsync(TQuestion question, Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> ask, CancellationToken stop)
    {
        var answer = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        bool first;
        lock (waiting)
        {
            waiting.Enqueue((question, answer));
            (first, asking) = (!asking, true);
        }
        if (first)
            _ = AnswerAllAsync(ask);
        return answer.Task.WaitAsync(stop);
    }

    private async Task AnswerAllAsync(Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> ask)
    {
        while (Next() is { Length: > 0 } group)
            await AnswerAsync(group, ask);
    }

    private (TQuestion Question, TaskCompletionSource<TAnswer> Answer)[] Next()
    {
        lock (waiting)
        {
            asking = waiting.Count > 0;
            return [.. Enumerable.Range(0, Math.Min(Most, waiting.Count)).Select(_ => waiting.Dequeue())];
        }
    }

    private static async Task AnswerAsync(
        (TQuestion Question, TaskCompletionSource<TAnswer> Answer)[] group, Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> ask)
    {
        try
        {
            var answers = await ask([.. group.Select(one => one.Question)]);
            foreach (var (one, answer) in group.Zip(answers))
                one.Answer.SetResult(answer);
        }
        // A statement that failed has changed nothing. Whose fault it was shows when each asks alone; a database that is away is away for all.
        catch (Exception error) when (group.Length > 1 && (error is PostgresException or not NpgsqlException))
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
}
