using Recruit.Testing;

namespace Recruit.Scheduler.Tests;

/// <summary>Tests over a small programme in a database of their own.</summary>
public abstract class ProgrammeTests : IAsyncLifetime
{
    protected static readonly CancellationToken Stop = CancellationToken.None;

    protected TestDatabase Database { get; set; } = null!;
    protected TestProgramme Programme { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Programme = await TestProgramme.CreateAsync(Database);
    }

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
