using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>One Chromium for all journeys; every visitor has a fresh profile in it.</summary>
public static class Browser
{
    public const int Phone = 390;
    public const int Desktop = 1280;

    private static readonly string[] Quietly =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly Lazy<Task<IBrowser>> Chromium = new(LaunchAsync);
    private static readonly ConditionalWeakTable<IPage, ConcurrentQueue<string>> Refusals = [];
    private static int pictures;

    /// <summary>A page of a visitor of his or her own.</summary>
    /// <param name="site">Paths such as <c>/aanmelden/…</c> are looked up there.</param>
    /// <param name="script">False for a visitor whose browser runs no script.</param>
    public static async Task<IPage> VisitAsync(SiteUnderTest site, int width = Desktop, bool script = true)
    {
        var context = await (await Chromium.Value).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address,
            Locale = "nl-NL",
            TimezoneId = "Europe/Amsterdam",
            JavaScriptEnabled = script,
            AcceptDownloads = true,
            ViewportSize = new ViewportSize { Width = width, Height = HeightOf(width) },
        });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        var refused = Refusals.GetOrCreateValue(page);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                refused.Enqueue(message.Text);
        };
        page.PageError += (_, error) => refused.Enqueue(error);
        return page;
    }

    /// <summary>
    /// Waits until the address ends so. Looks again and again, for a page that arrives just then is missed by whoever waits for an arrival.
    /// </summary>
    public static Task ArrivesAsync(IPage page, string path) =>
        Assertions.Expect(page)
            .ToHaveURLAsync(new Regex(Regex.Escape(path) + "$"), new PageAssertionsToHaveURLOptions { Timeout = 15_000 });

    /// <summary>The same page on another screen.</summary>
    public static Task WidenAsync(IPage page, int width) => page.SetViewportSizeAsync(width, HeightOf(width));

    private static int HeightOf(int width) => width < 600 ? 844 : 900;

    private const string Widest =
        "[...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > window.innerWidth).slice(0, "
        + "6).map(one => one.outerHTML.slice(0, 120)).join(' | ')";

    /// <summary>
    /// Fails with rule and place when axe finds a barrier on the page, when it is wider than the screen, reads badly or broke a
    /// rule of our own.
    /// </summary>
    public static async Task AssertAccessibleAsync(IPage page)
    {
        await SavePictureAsync(page);
        var barriers = await BarriersOnAsync(page);
        Assert.True(barriers.Length == 0, $"{page.Url}\n{string.Join('\n', barriers)}");
        if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"))
            Assert.Fail($"{page.Url} must be scrolled sideways, for it holds {await page.EvaluateAsync<string>(Widest)}");
        var faults = Reading.FaultsIn(await page.InnerTextAsync("body"));
        Assert.True(faults.Count == 0, $"{page.Url} reads badly: {string.Join(" | ", faults)}");
        AssertNothingRefused(page);
    }

    /// <summary>Fails when the browser refused something of the page, for a rule of our own or a fault in its script.</summary>
    public static async Task AssertAllowedAsync(IPage page)
    {
        await SavePictureAsync(page);
        AssertNothingRefused(page);
    }

    private static void AssertNothingRefused(IPage page)
    {
        var refused = Refusals.GetOrCreateValue(page);
        Assert.True(refused.IsEmpty, $"{page.Url}\n{string.Join('\n', refused)}");
    }

    // The adapter of axe for Playwright loads axe twice for every look, the second time in a page of its own: that took more
    // time than all looks together.
    private static async Task<string[]> BarriersOnAsync(IPage page)
    {
        const string look =
            """
            async rules => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'], iframes: false }))
              .violations.flatMap(rule => rule.nodes.map(node => `${rule.id} at ${node.target}: ${rule.help}`))
            """;

        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(look, Rules);
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Headless = true,
            Args = Quietly,
        });
        TestFolder.BeforeRemoval(() => browser.CloseAsync().GetAwaiter().GetResult());
        return browser;
    }

    /// <summary>With RECRUIT_SCREENSHOTS set, every checked page is also kept as a picture in artifacts/screenshots.</summary>
    private static async Task SavePictureAsync(IPage page)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("RECRUIT_SCREENSHOTS")))
            return;
        var number = Interlocked.Increment(ref pictures);
        var name = string.Concat(new Uri(page.Url).AbsolutePath.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-')).Trim('-');
        var file = string.Create(
            CultureInfo.InvariantCulture, $"{number:000}-{(name.Length == 0 ? "home" : name)}-{page.ViewportSize?.Width}.png");
        await page.ScreenshotAsync(
            new PageScreenshotOptions { Path = Path.Combine(Root(), "artifacts", "screenshots", file), FullPage = true });
    }

    /// <summary>With RECRUIT_SCREENSHOTS set, keeps what was printed beside the pictures.</summary>
    public static Task KeepAsync(string name, byte[] printed) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("RECRUIT_SCREENSHOTS"))
            ? Task.CompletedTask
            : File.WriteAllBytesAsync(
                Path.Combine(Directory.CreateDirectory(Path.Combine(Root(), "artifacts", "screenshots")).FullName, name), printed);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Recruit.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run from within the repository.");
        return folder.FullName;
    }
}
