using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Recruit.Data.Papers;
using Recruit.Scheduler.Papers;

namespace Recruit.Web.Papers;

/// <summary>
/// A file that somebody else wrote, on its way to a disk: never shown by the browser, never run in our name, and written as it is read.
/// </summary>
public sealed class PaperDownload : IActionResult
{
    private readonly string name;
    private readonly string type;
    private readonly long? length;
    private readonly Func<Stream, CancellationToken, Task> write;

    private PaperDownload(string name, string type, long? length, Func<Stream, CancellationToken, Task> write) =>
        (this.name, this.type, this.length, this.write) = (name, type, length, write);

    public static PaperDownload Of(Paper paper, PaperShelf shelf) => new(PaperTitle.FileName(paper.Title, paper.Kind),
        "application/octet-stream", paper.Bytes, (to, stop) => shelf.CopyAsync(paper, to, stop));

    public static PaperDownload OfAll(string name, IReadOnlyList<PackEntry> entries, ReadingPack pack) =>
        new(PaperTitle.FileName(name, "zip"), "application/zip", null, (to, stop) => pack.ZipAsync(entries, to, stop));

    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var attachment = new ContentDispositionHeaderValue("attachment");
        attachment.SetHttpFileName(name);
        response.ContentType = type;
        // What makes the zip writes the heads of its parts in its own time.
        if (length is null && context.HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;
        response.ContentLength = length;
        response.Headers.ContentDisposition = attachment.ToString();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return write(response.Body, context.HttpContext.RequestAborted);
    }
}
