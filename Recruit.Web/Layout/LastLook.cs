using System.Collections.Concurrent;

namespace Recruit.Web.Layout;

/// <summary>
/// What takes long to work out for a page of a programme, kept for a minute for everyone who looks: it tells what is to come, and nobody
/// decides by a minute.
/// </summary>
public sealed class LastLook<T>(TimeProvider clock)
{
    private static readonly TimeSpan Keeps = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, (string Mark, DateTimeOffset At, T Seen)> last = new();

    /// <param name="mark">What it rests on as far as staff set it: another mark is looked at anew.</param>
    public async Task<T> OfAsync(Guid programmeId, string mark, Func<Task<T>> lookAsync)
    {
        var now = clock.GetUtcNow();
        if (last.TryGetValue(programmeId, out var known) && known.Mark == mark && now - known.At < Keeps)
            return known.Seen;
        var seen = await lookAsync();
        last[programmeId] = (mark, now, seen);
        return seen;
    }
}
