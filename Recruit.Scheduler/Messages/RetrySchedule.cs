using System.Security.Cryptography;

namespace Recruit.Scheduler.Messages;

/// <summary>
/// When a message that was not accepted is tried again: soon at first, then ever later, for five days (RFC 5321, 4.5.4.1).
/// </summary>
public static class RetrySchedule
{
    /// <summary>How long a message is tried.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(5);

    private static readonly TimeSpan[] First =
        [
            TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
            TimeSpan.FromHours(6),
        ];

    private static readonly TimeSpan Later = TimeSpan.FromHours(12);

    // A fifth more or less, so that ten thousand mails that were refused together do not come back together.
    private const double Jitter = 0.2;

    /// <param name="message">Whose jitter it is: the same message and attempt always pause as long.</param>
    /// <param name="attempts">How often it was tried; at least 1.</param>
    /// <param name="since">When it was first taken up.</param>
    /// <returns>Null when it was tried long enough.</returns>
    public static DateTimeOffset? Next(Guid message, int attempts, DateTimeOffset since, DateTimeOffset now)
    {
        var pause = attempts <= First.Length ? First[Math.Max(0, attempts - 1)] : Later;
        var next = now + pause * (1 - Jitter + 2 * Jitter * Share(message, attempts));
        return next - since <= Longest ? next : null;
    }

    /// <summary>Evenly between 0 and 1, and always the same for the same two.</summary>
    private static double Share(Guid message, int attempts)
    {
        Span<byte> bytes = stackalloc byte[20];
        message.TryWriteBytes(bytes);
        BitConverter.TryWriteBytes(bytes[16..], attempts);
        return BitConverter.ToUInt32(SHA256.HashData(bytes)) / (double)uint.MaxValue;
    }
}
