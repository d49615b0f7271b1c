using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Testing;

namespace Recruit.Data.Tests.Postgres;

/// <summary>All machines go by the database's clock, whatever their own say.</summary>
public sealed class DatabaseClockTests : DatabaseTests
{
    protected override Task<TestDatabase> CreateAsync() => TestDatabase.CreateAsync(new TestClock(DateTimeOffset.UtcNow));

    [Fact]
    public void A_machine_whose_own_clock_is_three_hours_off_reads_the_databases()
    {
        var clock = new DatabaseClock(Database.Source, new TestClock(DateTimeOffset.UtcNow.AddHours(3)));

        Assert.InRange((clock.GetUtcNow() - DateTimeOffset.UtcNow).TotalSeconds, -2, 2);
    }

    [Fact]
    public async Task Without_a_database_there_is_still_a_time()
    {
        await using var nowhere = Data.Postgres.Database.Open("Host=/nowhere;Username=nobody;Timeout=1");
        var own = TestClock.OnAMondayMorning();

        Assert.Equal(own.Now, new DatabaseClock(nowhere, own).GetUtcNow());
    }

    [Fact]
    public async Task Two_machines_whose_clocks_differ_by_hours_never_hold_the_same_message()
    {
        await QueueAsync();
        var (early, late) = (MachineWith(TimeSpan.FromHours(-2)), MachineWith(TimeSpan.FromHours(2)));

        var first = await early.ClaimDueAsync(TimeSpan.FromMinutes(5), 10, Stop);
        var second = await late.ClaimDueAsync(TimeSpan.FromMinutes(5), 10, Stop);

        Assert.Single(first);
        Assert.Empty(second);
    }

    private Outbox MachineWith(TimeSpan error) =>
        new(Database.Source, new DatabaseClock(Database.Source, new TestClock(DateTimeOffset.UtcNow + error)));

    private async Task QueueAsync()
    {
        var anna = Guid.NewGuid();
        await Database.Source.InTransactionAsync(async connection =>
        {
            await Get<Vault>().AddAsync(connection, anna, new Contact("Anna"), Stop);
            await Get<MessageStore>()
                .QueueAsync(connection, new NewMessage(anna, "greeting", "once", anna, DateTimeOffset.UtcNow.AddMinutes(-1)), Stop);
        }, Stop);
    }
}
