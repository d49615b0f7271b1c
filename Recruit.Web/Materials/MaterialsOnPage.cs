using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Papers;
using Recruit.Scheduler.Materials;
using Recruit.Web.Papers;

namespace Recruit.Web.Materials;

/// <summary>What somebody reads before a dialogue, on a page of his or her own.</summary>
/// <param name="Address">The page that hands out the files.</param>
public sealed record MaterialsOnPage(ReadyMaterials Ready, string Address)
{
    /// <summary>One of the files; null when it is not meant for this reader.</summary>
    public IActionResult? Download(Guid paper, PaperShelf shelf) =>
        Ready.Files.FirstOrDefault(file => file.Paper.Id == paper) is { } asked ? PaperDownload.Of(asked.Paper, shelf) : null;
}
