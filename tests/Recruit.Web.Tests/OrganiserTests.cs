using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests;

/// <summary>A site with an organiser who is signed in.</summary>
public abstract class OrganiserTests : SiteTestBase
{
    protected const string Home = "/organisatie/proeftuin";

    /// <summary>The organiser.</summary>
    protected Visitor Olga { get; private set; } = null!;

    protected override async Task BeginAsync() => Olga = await SignedInAsync(StaffRole.Organiser);

    protected override Task EndAsync()
    {
        Olga.Dispose();
        return Task.CompletedTask;
    }

    protected async Task<Visitor> SignedInAsync(string role) =>
        Visitor.SignedInAs(Site, await SmallProgramme.AddStaffAsync(Site.Database, role));

    protected Task<SmallProgramme> ProgrammeAsync(int citizens = 0) => SmallProgramme.CreateAsync(Site.Database, citizens);

    /// <summary>The page that an answer sends the organiser to.</summary>
    protected async Task<AngleSharp.Dom.IDocument> FollowAsync(HttpResponseMessage answer) =>
        await Olga.ReadAsync(answer.Headers.Location?.OriginalString
            ?? throw new InvalidOperationException($"answered {(int)answer.StatusCode} without a redirect"));
}
