namespace Recruit.Web.Messages;

/// <summary>
/// Shows a mail's HTML within our page without letting it do anything: no script, no pictures from elsewhere, no origin of its own.
/// </summary>
internal static class SafeFrame
{
    /// <summary>Lets this page hold a frame from this site.</summary>
    public static void AllowOn(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy += "; frame-src 'self'";

    /// <summary>Makes this response a document that can be looked at only, in a frame of ours.</summary>
    public static void Confine(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'self'; sandbox";
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }
}
