using Microsoft.AspNetCore.Authorization;
using Recruit.Data.Dialogues;
using Recruit.Data.Materials;
using Recruit.Data.Papers;
using Recruit.Scheduler.Materials;
using Recruit.Web.Security;

namespace Recruit.Web.Materials;

/// <summary>The guide and other materials of a facilitator who leads a table of this dialogue.</summary>
[Authorize(Policies.Facilitator)]
public sealed class TeamMaterials(DialogueStore dialogues, ConversationMaterials materials, PaperShelf shelf)
    : RoleMaterials(dialogues, materials, shelf)
{
    protected override string Audience => MaterialAudience.Facilitator;

    protected override string AddressOf(long number) => $"/tafel/{number}/materiaal";

    protected override async Task<bool> IsTheirsAsync(Dialogue dialogue, CancellationToken stop) =>
        (await Dialogues.TablesAsync(dialogue.Id, stop)).Any(table => table.FacilitatorId == StaffUser.Of(User)!.Id);
}
