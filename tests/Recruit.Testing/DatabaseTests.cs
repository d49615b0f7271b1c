using Xunit;

namespace Recruit.Testing;

/// <summary>Tests that each have a database of their own.</summary>
public abstract class DatabaseTests : IAsyncLifetime
{
    protected static readonly CancellationToken Stop = CancellationToken.None;

    protected TestDatabase Database { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await CreateAsync();
        await BeginAsync();
    }

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        await EndAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A store, decision or sweep over the database.</summary>
    protected T Get<T>() where T : notnull => Database.Get<T>();

    protected virtual Task<TestDatabase> CreateAsync() => TestDatabase.CreateAsync();

    /// <summary>What every test of the class begins with.</summary>
    protected virtual Task BeginAsync() => Task.CompletedTask;

    /// <summary>What must end after the database.</summary>
    protected virtual Task EndAsync() => Task.CompletedTask;
}
