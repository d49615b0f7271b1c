using Recruit.Data.Privacy;
using Recruit.Testing;

namespace Recruit.Data.Tests.Privacy;

/// <summary>A second machine must have the key of the first: with one of its own it would take everyone for erased.</summary>
public sealed class MasterKeyMarkTests
{
    [Fact]
    public async Task The_first_key_leaves_its_mark_and_another_is_turned_away()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, other) = (new MasterKey(new byte[32]), new MasterKey([.. Enumerable.Repeat((byte)7, 32)]));

        Assert.True(await MasterKeyMark.AgreesAsync(database.Source, first, CancellationToken.None));
        Assert.False(await MasterKeyMark.AgreesAsync(database.Source, other, CancellationToken.None));
        Assert.True(await MasterKeyMark.AgreesAsync(database.Source, first, CancellationToken.None));
    }
}
