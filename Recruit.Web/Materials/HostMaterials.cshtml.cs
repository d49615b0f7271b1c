using Microsoft.AspNetCore.Authorization;
using Recruit.Data.Dialogues;
using Recruit.Data.Materials;
using Recruit.Data.Papers;
using Recruit.Scheduler.Materials;
using Recruit.Web.Security;

namespace Recruit.Web.Materials;

/// <summary>The guide and other materials of the town that holds this dialogue.</summary>
[Authorize(Policies.Municipality)]
public sealed class HostMaterials(DialogueStore dialogues, ConversationMaterials materials, PaperShelf shelf)
    : RoleMaterials(dialogues, materials, shelf)
{
    protected override string Audience => MaterialAudience.Host;

    protected override string AddressOf(long number) => $"/gemeente/dialoog/{number}/materiaal";

    protected override Task<bool> IsTheirsAsync(Dialogue dialogue, CancellationToken stop) =>
        Task.FromResult(dialogue.MunicipalityCode == StaffUser.Of(User)!.MunicipalityCode);
}
