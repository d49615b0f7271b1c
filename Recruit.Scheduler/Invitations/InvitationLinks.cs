using Recruit.Data.Privacy;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Invitations;

/// <summary>Issues the link to the page of one invitation.</summary>
public sealed class InvitationLinks(CapabilityStore capabilities, SiteOptions site)
{
    public async Task<string> ToAsync(InvitationView view, CancellationToken stop) =>
        $"{site.BaseAddress}/uitnodiging/"
        + $"{await capabilities.IssueAsync(CapabilityPurpose.Invitation, view.Invitation.Id, view.LinkEnds, stop)}";
}
