using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Messages;

/// <summary>Asks once more before a batch is stopped for good.</summary>
public sealed class StopBatch(
    MessageBatches batches, InvitationBatches invitations, ProgrammeStore programmes, MessageWords words, IStringLocalizer<StopBatch> L)
    : ProgrammePage
{
    public MessageBatch Batch { get; private set; } = null!;
    public string Name { get; private set; } = "";

    public string Back => $"{Base}/berichten/zendingen";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
            return NotFound();
        Name = words.Batch(Batch, await programmes.TracksAsync(Programme.Id, stop));
        return MayAct && Batch.State != BatchState.Stopped ? Page() : Redirect(Back);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
            return NotFound();
        Done = await invitations.StopAsync(id, Staff.Actor, stop) switch
        {
            null => L["Deze zending was al gestopt."],
            { } freed => L["De zending is gestopt. {0} {0:mens is|mensen zijn} niet uitgenodigd en {0:kan|kunnen} opnieuw meeloten.", Counted.Of(freed)],
        };
        return Redirect(Back);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        if (await batches.GetAsync(id, stop) is not { } batch || batch.ProgrammeId != Programme.Id)
            return false;
        Batch = batch;
        return true;
    }
}
