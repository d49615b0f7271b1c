using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Results;
using Recruit.Data.Spelling;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Results.Reports;

/// <summary>An organiser tells what was done with results; who was at those dialogues hears it once.</summary>
public sealed class FollowUpList(
    FollowUpStore followUps, PublicResults results, TimeProvider clock, IStringLocalizer<FollowUpList> L) : ProgrammePage
{
    private const int LongestTitle = 120;
    private const int LongestWords = 2000;
    private const int LongestLink = 500;

    [BindProperty(Name = "titel")]
    public string? Heading { get; set; }

    [BindProperty(Name = "tekst")]
    public string? Words { get; set; }

    [BindProperty(Name = "datum")]
    public string? Day { get; set; }

    [BindProperty(Name = "link")]
    public string? Link { get; set; }

    [BindProperty(Name = "dialogen")]
    public long[] Chosen { get; set; } = [];

    public IReadOnlyList<FollowUp> Said { get; private set; } = [];

    /// <summary>Those of which everyone can read the results.</summary>
    public IReadOnlyList<ReportedDialogue> Dialogues { get; private set; } = [];

    private string Here => $"{Base}/resultaten/wat-ermee-gedaan-is";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAct)
            return NotFound();
        await ReadAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await ReadAsync(stop);
        var wish = new FollowUp
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ProgrammeId = Programme.Id,
            Title = Spelled.Line(Heading ?? ""),
            Words = Spelled.Lines(Words ?? ""),
            Link = Link?.Trim() ?? "",
            HappenedOn = DayOf(Day) ?? default,
            Dialogues = [.. Chosen.Where(number => Dialogues.Any(dialogue => dialogue.Number == number)).Distinct()],
        };
        Check(wish);
        if (!ModelState.IsValid)
            return Page();
        var told = await followUps.AddAsync(wish, Staff.Actor, stop);
        Done = L["Het staat op de openbare pagina. {0} {0:mens krijgt|mensen krijgen} er een mail over.", Counted.Of(told)];
        return Redirect(Here);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken stop)
    {
        Done = await followUps.WithdrawAsync(Programme.Id, id, Staff.Actor, stop)
            ? L["Het is teruggetrokken. Wie er al een mail over kreeg, houdt die."]
            : L["Er is niets veranderd: het stond al zo."];
        return Redirect(Here);
    }

    private void Check(FollowUp wish)
    {
        if (wish.Title.Length is 0 or > LongestTitle)
            ModelState.AddModelError("titel", L["Zeg in hoogstens {0} tekens wat er gedaan is.", LongestTitle]);
        if (wish.Words.Length is 0 or > LongestWords)
            ModelState.AddModelError("tekst", L["Vertel het in hoogstens {0} tekens.", LongestWords]);
        if (DayOf(Day) is null)
            ModelState.AddModelError("datum", L["Vul een dag in die bestaat."]);
        if (wish.Link.Length > 0 && (wish.Link.Length > LongestLink
            || !Uri.TryCreate(wish.Link, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")))
            ModelState.AddModelError("link", L["Vul een adres in dat begint met https://, en hoogstens {0} tekens heeft.", LongestLink]);
        if (wish.Dialogues.Length == 0)
            ModelState.AddModelError("dialogen", L["Kies bij welke dialogen dit hoort."]);
    }

    private static DateOnly? DayOf(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task ReadAsync(CancellationToken stop) =>
        (Said, Dialogues) =
            (await followUps.ListAsync(Programme.Id, stop), await results.DialoguesAsync(Programme.Id, stop));
}
