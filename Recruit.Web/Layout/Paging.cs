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
}
