using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests;

/// <summary>A site with an organiser who is signed in.</summary>
public abstract class OrganiserTests : IAsyncLifetime
{
    protected const string Home = "/organisatie/proeftuin";
    protected static readonly CancellationToken Stop = CancellationToken.None;

    protected SiteUnderTest Site { get; private set; } = null!;

    /// <summary>The organiser.</summary>
    protected Visitor Olga { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await SiteUnderTest.StartAsync();
        Olga = await SignedInAsync(StaffRole.Organiser);
    }

    public async Task DisposeAsync()
    {
        Olga.Dispose();
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<Visitor> SignedInAsync(string role) => Visitor.SignedInAs(Site, await SmallProgramme.AddStaffAsync(Site.Database, role));

    protected Task<SmallProgramme> ProgrammeAsync(int citizens = 0) => SmallProgramme.CreateAsync(Site.Database, citizens);

    /// <summary>The page that an answer sends the organiser to.</summary>
    protected async Task<AngleSharp.Dom.IDocument> FollowAsync(HttpResponseMessage answer) =>
        await Olga.ReadAsync(answer.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"answered {(int)answer.StatusCode} without a redirect"));
}
