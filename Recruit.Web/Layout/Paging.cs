namespace Recruit.Web.Layout;

/// <summary>Where somebody is in a list of several pages.</summary>
/// <param name="Page">From 1.</param>
/// <param name="More">Whether another page follows.</param>
/// <param name="LinkTo">The address of a page.</param>
public sealed record Paging(int Page, bool More, Func<int, string> LinkTo)
{
    /// <summary>How many pages there are; null when nobody counted them.</summary>
    public int? Pages { get; init; }

    public static Paging Of(int page, int pages, Func<int, string> linkTo) => new(page, page < pages, linkTo) { Pages = pages };

    /// <summary>One page of a list, the nearest that there is to the one that was asked.</summary>
    /// <param name="asked">From 1.</param>
    public static (IReadOnlyList<T> Shown, Paging Paging) Cut<T>(IReadOnlyList<T> all, int asked, int perPage, Func<int, string> linkTo)
    {
        var pages = Math.Max(1, all.Count / perPage + (all.Count % perPage > 0 ? 1 : 0));
        var page = Math.Clamp(asked, 1, pages);
        return ([.. all.Skip((page - 1) * perPage).Take(perPage)], Of(page, pages, linkTo));
    }
}
