using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Web.Layout;

namespace Recruit.Web.Messages;

/// <summary>The batches of a programme: how far each is, and holding it up or letting it go.</summary>
public sealed class Batches(MessageBatches batches, ProgrammeStore programmes, MessageWords words, IStringLocalizer<Batches> L)
    : ProgrammePage
{
    public IReadOnlyList<MessageBatch> Shown { get; private set; } = [];

    private IReadOnlyList<Track> Tracks { get; set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Shown = await batches.ListAsync(Programme.Id, stop);
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
    }

    public string NameOf(MessageBatch batch) => words.Batch(batch, Tracks);

    public Task<IActionResult> OnPostPauseAsync([FromForm(Name = "zending")] Guid id, CancellationToken stop) =>
        ChangeAsync(id, batches.PauseAsync, L["De zending staat stil. Wat al onderweg was, komt nog aan."], stop);

    public Task<IActionResult> OnPostResumeAsync([FromForm(Name = "zending")] Guid id, CancellationToken stop) =>
        ChangeAsync(id, batches.ResumeAsync, L["De zending gaat verder."], stop);

    private async Task<IActionResult> ChangeAsync(
        Guid id, Func<Guid, string, CancellationToken, Task<bool>> change, string done, CancellationToken stop)
    {
        if (await batches.GetAsync(id, stop) is not { } batch || batch.ProgrammeId != Programme.Id)
            return NotFound();
        Done = await change(id, Staff.Actor, stop) ? done : L["Iemand anders was u voor. Hieronder ziet u hoe het nu staat."];
        return Redirect($"{Base}/berichten/zendingen");
    }
}
