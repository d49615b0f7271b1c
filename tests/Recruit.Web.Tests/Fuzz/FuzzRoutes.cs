using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>One route of the site, with the names that its handlers and their fields go by.</summary>
/// <param name="Posts">Whether anything may be sent to it.</param>
internal sealed record FuzzRoute(
    string Template, RoutePattern Pattern, bool Posts, IReadOnlyList<string> Handlers, IReadOnlyList<string> Fields)
{
    /// <summary>An address of it, with a word of the caller's for each of its parameters.</summary>
    public string AddressWith(Func<string, string> wordFor) => "/" + string.Join('/', Pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => wordFor(parameter.Name),
            _ => "",
        }))));
}

/// <summary>All routes that the site itself says it has, so that a new page is tried as soon as it is there.</summary>
internal sealed class FuzzRoutes
{
    private readonly IReadOnlyList<(FuzzRoute Route, TemplateMatcher Matcher)> byPrecedence;

    private FuzzRoutes(IReadOnlyList<FuzzRoute> all)
    {
        All = all;
        byPrecedence = [.. all.OrderBy(route => route.Pattern.InboundPrecedence)
            .Select(route => (route, new TemplateMatcher(new RouteTemplate(route.Pattern), [])))];
    }

    public IReadOnlyList<FuzzRoute> All { get; }

    public static async Task<FuzzRoutes> OfAsync(SiteUnderTest site)
    {
        var pages = site.Get<PageLoader>();
        var routes = new Dictionary<string, FuzzRoute>();
        foreach (var endpoint in site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var template = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } described
                ? await pages.LoadAsync(described, endpoint.Metadata) : null;
            routes.TryAdd(template, new FuzzRoute(template, endpoint.RoutePattern,
                page is null || page.HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod)),
                [.. page?.HandlerMethods.Select(handler => handler.Name ?? "").Where(name => name.Length > 0).Distinct() ?? []],
                [.. page is null ? [] : FieldsOf(page).Distinct()]));
        }
        return new FuzzRoutes([.. routes.Values.OrderBy(route => route.Template, StringComparer.Ordinal)]);
    }

    /// <summary>The template of the route that an address belongs to; null when it is none of ours.</summary>
    public string? TemplateOf(string address)
    {
        var path = address.Split('?', '#')[0];
        return byPrecedence.FirstOrDefault(one => one.Matcher.TryMatch(path, [])).Route?.Template;
    }

    private static IEnumerable<string> FieldsOf(CompiledPageActionDescriptor page) =>
    [
        .. page.BoundProperties.Select(property => property.BindingInfo?.BinderModelName ?? property.Name),
        .. page.HandlerMethods.SelectMany(handler => handler.Parameters)
            .Where(parameter => parameter.ParameterType != typeof(CancellationToken))
            .Select(parameter => parameter.BindingInfo?.BinderModelName ?? parameter.Name),
    ];
}
