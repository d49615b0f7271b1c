using System.Globalization;
using Recruit.Web.Layout;

namespace Recruit.Web.Tests.Layout;

/// <summary>A long list comes in pages: whoever walks through them sees every line once, in the order of the list.</summary>
public sealed class PagingTests
{
    [Fact]
    public void Walking_from_the_first_page_to_the_last_shows_every_line_once_and_in_order()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var chance = new Random(seed);
            List<int> all = [.. Enumerable.Range(1, chance.Next(0, 450))];
            var perPage = chance.Next(1, 120);

            var (seen, page) = (new List<int>(), 1);
            while (true)
            {
                var (shown, paging) = Paging.Cut(all, page, perPage, Link);
                seen.AddRange(shown);
                Assert.True(paging.Page == page && shown.Count <= perPage, $"Seed {seed}: page {page} is {paging.Page}.");
                if (!paging.More)
                    break;
                page++;
            }

            Assert.True(all.SequenceEqual(seen), $"Seed {seed}: {all.Count} lines, {perPage} a page, {seen.Count} seen.");
        }
    }

    [Theory]
    [InlineData(-3, 1)]
    [InlineData(0, 1)]
    [InlineData(2, 2)]
    [InlineData(99, 3)]
    public void A_page_that_there_is_not_is_the_nearest_that_there_is(int asked, int page)
    {
        var (shown, paging) = Paging.Cut([.. Enumerable.Range(1, 25)], asked, perPage: 10, Link);

        Assert.Equal((page, 3), (paging.Page, paging.Pages));
        Assert.Equal(10 * (page - 1) + 1, shown[0]);
    }

    [Fact]
    public void An_empty_list_has_one_page_and_a_file_has_all_on_one()
    {
        Assert.Equal((1, false), Position(Paging.Cut<int>([], asked: 7, perPage: 10, Link).Paging));
        Assert.Equal((1, false), Position(Paging.Cut([1, 2, 3], asked: 7, perPage: int.MaxValue, Link).Paging));
    }

    private static (int Page, bool More) Position(Paging paging) => (paging.Page, paging.More);

    private static string Link(int page) => page.ToString(CultureInfo.InvariantCulture);
}
