using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Recruit.Web.Security;

/// <summary>
/// Turns away, once for all pages, what no link and no form of ours can say: a link of spaces, a sign that is no text, a form that cannot
/// be read, a method that a page has no answer to.
/// </summary>
internal static class SoundRequests
{
    public static void UseSoundRequests(this WebApplication site) => site.Use(async (context, next) =>
    {
        var request = context.Request;
        if (request.RouteValues.Values.OfType<string>().Any(IsNoWord))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (!request.Query.All(field => IsText(field.Key) && field.Value.All(IsText)))
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (await FormFaultAsync(context) is { } fault)
            context.Response.StatusCode = fault;
        else
            await next();
    });

    /// <summary>Lets nothing in a form or behind a question mark take the place of what stands in the address.</summary>
    public static void AddressesFirst(this MvcOptions options)
    {
        var sources = options.ValueProviderFactories;
        var addresses = sources.OfType<RouteValueProviderFactory>().Single();
        sources.Remove(addresses);
        sources.Insert(0, addresses);
        // It reads names with brackets in jQuery's way, of which no form of ours has any, and breaks on half a pair.
        sources.RemoveType<JQueryFormValueProviderFactory>();
    }

    /// <summary>Whose body cannot be read has sent something wrong; all else that goes wrong is ours.</summary>
    public static int StatusOf(Exception fault) =>
        fault is BadHttpRequestException unreadable ? unreadable.StatusCode : StatusCodes.Status500InternalServerError;

    /// <summary>What to answer to a form that cannot be read; null when it can, or when there is none.</summary>
    private static async Task<int?> FormFaultAsync(HttpContext context)
    {
        var request = context.Request;
        // What needs no token is not sent by a form of ours, whatever it says that it is.
        if (!request.HasFormContentType
            || context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false })
            return null;
        var fault = StatusCodes.Status400BadRequest;
        try
        {
            if ((await request.ReadFormAsync(context.RequestAborted)).All(field => IsText(field.Key) && field.Value.All(IsText)))
                return null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or NotSupportedException)
        {
            fault = unreadable is BadHttpRequestException ? StatusOf(unreadable) : fault;
        }
        // The page that says so reads it no second time.
        request.Form = FormCollection.Empty;
        return fault;
    }

    // No link of ours has a sign that nobody sees, and none can be sent back in a header.
    private static bool IsNoWord(string word) => string.IsNullOrWhiteSpace(word) || word.Any(char.IsControl) || !IsText(word);

    // PostgreSQL keeps neither a NUL nor half a sign, and nobody can type them.
    private static bool IsText(string? text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var sign, out var length) != OperationStatus.Done || sign.Value == 0)
                return false;
            rest = rest[length..];
        }
        return true;
    }
}

/// <summary>A page that would be shown without its handler has not read what it shows: it says which methods it has.</summary>
internal sealed class HandledMethodsOnly : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        // The framework takes OnPageHandlerExecutionAsync for the answer to a method "Page".
        if (context.HandlerMethod is { } handler && !IsOfPages(handler.HttpMethod))
            context.HandlerMethod = null;
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var methods = context.ActionDescriptor.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant())
            .Where(IsOfPages).Distinct().ToList();
        var method = context.HttpContext.Request.Method;
        // A page that reads nothing first needs no handler to be shown, nor does the one that tells what went wrong.
        if (context.HandlerMethod is not null || methods.Count == 0
            || (!methods.Contains(HttpMethods.Get) && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))))
            return;
        context.HttpContext.Response.Headers.Allow = string.Join(", ", methods);
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    private static bool IsOfPages(string method) => HttpMethods.IsGet(method) || HttpMethods.IsPost(method);
}
