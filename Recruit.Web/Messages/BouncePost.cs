using System.Security.Cryptography;
using System.Text;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Site;

namespace Recruit.Web.Messages;

/// <summary>Where a mail server posts what came back, one report a request, with the secret that it shares with us.</summary>
public static class BouncePost
{
    private const int LongestBytes = 2_000_000;

    public static void MapBounces(this WebApplication site) => site.MapPost("/terug", ReceiveAsync).DisableAntiforgery();

    // A server has no cookie that a foreign page could use: the secret in the header is what lets it in.
    private static async Task<IResult> ReceiveAsync(HttpRequest request, SiteOptions options, Bounces bounces, CancellationToken stop)
    {
        if (options.BounceSecret is not { Length: > 0 } secret)
            return TypedResults.NotFound();
        if (!Knows(request.Headers.Authorization.ToString(), secret))
            return TypedResults.Unauthorized();
        if (await ReadAsync(request, stop) is not { } raw)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            return await bounces.RecordAsync(raw, stop) == BounceOutcome.NoReport
                ? TypedResults.UnprocessableEntity()
                : TypedResults.NoContent();
        }
        catch (Exception error) when (Bounces.IsOfTheMail(error))
        {
            // Whatever it is, it is no report that we can read: to post it again would not help.
            return TypedResults.UnprocessableEntity();
        }
    }

    private static bool Knows(string authorization, string secret) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(authorization)), SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {secret}")));

    /// <summary>Null when it is longer than any report.</summary>
    private static async Task<Stream?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > LongestBytes)
            return null;
        var room = new byte[LongestBytes];
        var read = await request.Body.ReadAtLeastAsync(room, LongestBytes, throwOnEndOfStream: false, stop);
        return read == LongestBytes ? null : new MemoryStream(room, 0, read);
    }
}
