using System.Diagnostics;

namespace Recruit.Testing;

/// <summary>Waits that end: with what was waited for, or by saying what did not come.</summary>
public static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks again and again until it is so.</summary>
    /// <param name="what">What is waited for, for the sentence when it does not come.</param>
    public static async Task UntilAsync(string what, Func<Task<bool>> isSo, TimeSpan? atMost = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(began) > (atMost ?? Long))
                throw new TimeoutException($"{(atMost ?? Long).TotalSeconds:0} seconds went by without {what}.");
            await Task.Delay(BetweenLooks);
        }
    }

    /// <summary>Waits for a signal.</summary>
    /// <inheritdoc cref="UntilAsync"/>
    public static Task ForAsync(this Task signal, string what, TimeSpan? atMost = null) => ResultOf(signal).ForAsync(what, atMost);

    /// <inheritdoc cref="ForAsync(Task, string, TimeSpan?)"/>
    public static async Task<T> ForAsync<T>(this Task<T> signal, string what, TimeSpan? atMost = null)
    {
        try
        {
            return await signal.WaitAsync(atMost ?? Long);
        }
        catch (TimeoutException fault)
        {
            throw new TimeoutException($"{(atMost ?? Long).TotalSeconds:0} seconds went by without {what}.", fault);
        }
    }

    private static async Task<bool> ResultOf(Task signal)
    {
        await signal;
        return true;
    }
}
