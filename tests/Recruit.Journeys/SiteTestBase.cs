namespace Recruit.Journeys;

/// <summary>Tests that each have a site of their own.</summary>
public abstract class SiteTestBase : IAsyncLifetime
{
    protected static readonly CancellationToken Stop = CancellationToken.None;

    protected SiteUnderTest Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await StartAsync();
        await BeginAsync();
    }

    public async Task DisposeAsync()
    {
        await EndAsync();
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual Task<SiteUnderTest> StartAsync() => SiteUnderTest.StartAsync();

    /// <summary>What every test of the class begins with.</summary>
    protected virtual Task BeginAsync() => Task.CompletedTask;

    /// <summary>What must end before the site.</summary>
    protected virtual Task EndAsync() => Task.CompletedTask;
}
