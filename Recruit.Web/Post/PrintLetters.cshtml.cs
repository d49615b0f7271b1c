using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Post;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Post;
using Recruit.Scheduler.Site;
using Recruit.Web.Layout;

namespace Recruit.Web.Post;

/// <summary>The letters that were made ready, one on each sheet of A4.</summary>
public sealed class PrintLetters(PostRoom desk, LetterStore letters, SiteOptions site) : ProgrammePage
{
    public IReadOnlyList<PrintedLetter> Letters { get; private set; } = [];

    /// <summary>Empty when the programme names none.</summary>
    public string Telephone { get; private set; } = "";

    /// <summary>Where the code of a letter is typed in, as people type it.</summary>
    public string ShortAddressOf(PrintedLetter letter) =>
        site.BaseAddress[(site.BaseAddress.IndexOf("//", StringComparison.Ordinal) + 2)..] + letter.Words.Page;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAct)
            return NotFound();
        Letters = await desk.PrintedAsync(Programme.Id, stop);
        Telephone = (await letters.SettingsAsync(Programme.Id, stop)).Telephone;
        return Page();
    }

    /// <summary>The day on which the words were made ready.</summary>
    public string DayOf(PrintedLetter letter) =>
        new DateWords(letter.Letter.Language, Programme.TimeZone).Day(letter.Letter.PrintedAt!.Value);
}
