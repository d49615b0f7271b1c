using Recruit.Data.Postgres;

namespace Recruit.Data.Tests.Postgres;

/// <summary>Who asks at the same moment asks together, and nobody pays for another's fault.</summary>
public sealed class TogetherTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Together<int, string> together = new();
    private readonly List<IReadOnlyList<int>> statements = [];

    [Fact]
    public async Task While_one_is_answered_the_others_wait_and_go_together()
    {
        var first = new TaskCompletionSource();

        var answers = Enumerable.Range(1, 9).Select(number => AskAsync(number, first.Task)).ToList();
        first.SetResult();

        Assert.Equal(Enumerable.Range(1, 9).Select(number => $"answer {number}"), await Task.WhenAll(answers).WaitAsync(Patience));
        Assert.Equal([1, 8], statements.Select(asked => asked.Count));
    }

    [Fact]
    public async Task Who_asks_alone_is_answered_at_once_and_again_later()
    {
        Assert.Equal("answer 1", await AskAsync(1, Task.CompletedTask).WaitAsync(Patience));
        Assert.Equal("answer 2", await AskAsync(2, Task.CompletedTask).WaitAsync(Patience));
    }

    [Fact]
    public async Task One_that_fails_fails_alone()
    {
        var first = new TaskCompletionSource();
        Task<IReadOnlyList<string>> Ask(IReadOnlyList<int> asked) =>
            asked.Contains(3) ? throw new InvalidOperationException("three is not to be had") : AnswerAsync(asked, first.Task);

        var answers = Enumerable.Range(1, 5).Select(number => together.AskAsync(number, Ask, CancellationToken.None)).ToList();
        first.SetResult();

        await Assert.ThrowsAsync<InvalidOperationException>(() => answers[2].WaitAsync(Patience));
        var others = await Task.WhenAll(answers.Where((_, place) => place != 2)).WaitAsync(Patience);
        Assert.Equal(["answer 1", "answer 2", "answer 4", "answer 5"], others);
    }

    [Fact]
    public async Task Who_stops_waiting_holds_up_nobody()
    {
        var first = new TaskCompletionSource();
        using var impatient = new CancellationTokenSource();

        var anna = AskAsync(1, first.Task, impatient.Token);
        var ben = AskAsync(2, first.Task);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => anna.WaitAsync(Patience));
        first.SetResult();

        Assert.Equal("answer 2", await ben.WaitAsync(Patience));
    }

    private Task<string> AskAsync(int number, Task until, CancellationToken stop = default) =>
        together.AskAsync(number, asked => AnswerAsync(asked, until), stop);

    private async Task<IReadOnlyList<string>> AnswerAsync(IReadOnlyList<int> asked, Task until)
    {
        statements.Add(asked);
        await until;
        return [.. asked.Select(number => $"answer {number}")];
    }
}
