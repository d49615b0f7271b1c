using Npgsql;

namespace Recruit.Data.Postgres;

/// <summary>
/// Lets those who ask the same kind of thing at the same moment ask together: while one statement runs, whoever comes waits, and all who
/// waited go with the next. Who is alone is asked for at once; under load the statements grow larger instead of more.
/// </summary>
/// <typeparam name="TQuestion">What each asks.</typeparam>
/// <typeparam name="TAnswer">What each gets; the answers come in the order of the questions.</typeparam>
public sealed class Together<TQuestion, TAnswer>
{
    private const int Most = 64;

    // Where several came at once more are on their way, and a statement for ten costs little more than one for two.
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(1);

    private readonly Queue<Asked> waiting = [];
    private bool asking;
    private bool crowded;

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
        do
        {
            if (crowded)
                await Task.Delay(Linger);
            var group = Next();
            crowded = group.Count > 1;
            await AnswerAsync(group, ask);
        }
        while (HasMore());
    }

    private List<Asked> Next()
    {
        lock (waiting)
        {
            return [.. Enumerable.Range(0, Math.Min(Most, waiting.Count)).Select(_ => waiting.Dequeue())];
        }
    }

    private bool HasMore()
    {
        lock (waiting)
            return asking = waiting.Count > 0;
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

/// <summary>Reads for those who ask at the same moment: several rows at once, or once what several ask for.</summary>
internal static class TogetherReading
{
    /// <param name="ask">Answers one question; called once for all who have the same.</param>
    public static Task<TAnswer> ShareAsync<TQuestion, TAnswer>(
        this Together<TQuestion, TAnswer> readers, TQuestion question, Func<TQuestion, Task<TAnswer>> ask, CancellationToken stop)
        where TQuestion : notnull =>
        readers.AskAsync(question, async questions =>
        {
            var answers = new Dictionary<TQuestion, TAnswer>();
            foreach (var one in questions.Distinct())
                answers[one] = await ask(one);
            return [.. questions.Select(one => answers[one])];
        }, stop);

    /// <param name="sql">Selects the rows whose id is any of <c>@ids</c>.</param>
    public static Task<T?> GetAsync<T>(
        this Together<Guid, T?> readers, NpgsqlDataSource database, string sql, Guid id, Func<T, Guid> idOf, CancellationToken stop)
        where T : class =>
        readers.AskAsync(id, async ids =>
        {
            var found = (await database.ListAsync<T>(sql, new { ids = ids.ToArray() }, CancellationToken.None)).ToDictionary(idOf);
            return [.. ids.Select(found.GetValueOrDefault)];
        }, stop);
}
