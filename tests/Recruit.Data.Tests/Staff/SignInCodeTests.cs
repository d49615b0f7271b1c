using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Data.Tests.Staff;

/// <summary>A one-time code serves one person, once, in one browser, for ten minutes and five tries.</summary>
public sealed class SignInCodeTests : DatabaseTests
{
    private const string Browser = "the browser that asked";
    private StaffMember otto = null!;

    private StaffStore Staff => Get<StaffStore>();

    protected override async Task BeginAsync() =>
            otto = await Staff.AddAsync(new Contact("Otto") { Email = "otto@programma.example" }, StaffRole.Organiser, null, "nl", Stop);

    [Fact]
    public async Task The_right_code_signs_in_once()
    {
        var (id, code) = await IssueAsync();

        Assert.Equal(new SignInOutcome.SignedIn(otto), await Staff.UseCodeAsync(id, code, Browser, Stop));
        Assert.IsType<SignInOutcome.Refused>(await Staff.UseCodeAsync(id, code, Browser, Stop));
    }

    [Fact]
    public async Task Two_presses_at_once_sign_in_once()
    {
        var (id, code) = await IssueAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Staff.UseCodeAsync(id, code, Browser, Stop)));

        Assert.Single(outcomes.OfType<SignInOutcome.SignedIn>());
    }

    [Fact]
    public async Task Another_browser_is_refused()
    {
        var (id, code) = await IssueAsync();

        Assert.IsType<SignInOutcome.Refused>(await Staff.UseCodeAsync(id, code, "another browser", Stop));
    }

    [Fact]
    public async Task After_five_tries_the_right_code_is_refused()
    {
        var (id, code) = await IssueAsync();
        for (var attempt = 1; attempt <= 5; attempt++)
            await Staff.UseCodeAsync(id, "wrong", Browser, Stop);

        Assert.IsType<SignInOutcome.Refused>(await Staff.UseCodeAsync(id, code, Browser, Stop));
    }

    [Fact]
    public async Task After_ten_minutes_it_is_too_old()
    {
        var (id, code) = await IssueAsync();
        Database.Clock.Advance(StaffStore.CodeLife);

        Assert.IsType<SignInOutcome.Refused>(await Staff.UseCodeAsync(id, code, Browser, Stop));
    }

    private Task<(Guid Id, string Code)> IssueAsync() =>
        Database.Source.InTransactionAsync(connection => Staff.IssueCodeAsync(connection, otto.Id, Browser, Stop), Stop);
}
