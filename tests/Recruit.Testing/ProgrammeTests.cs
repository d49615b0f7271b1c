namespace Recruit.Testing;

/// <summary>Tests over a small programme in a database of their own.</summary>
public abstract class ProgrammeTests : DatabaseTests
{
    protected TestProgramme Programme { get; set; } = null!;

    protected override async Task BeginAsync() => Programme = await TestProgramme.CreateAsync(Database);
}
