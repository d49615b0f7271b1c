using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Results;
using Recruit.Data.Spelling;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Results.Reports;

/// <summary>What the tables of a dialogue wrote: an organiser looks, hides what should not be read, and publishes.</summary>
public sealed class ReviewReports(
    DialogueStore dialogues, ReportStore reports, ReviewDesk desk, ResultsNotes results, AgreementStore agreements,
    IStringLocalizer<ReviewReports> L) : ProgrammePage
{
    private const int LongestReason = 300;

    public Dialogue Dialogue { get; private set; } = null!;
    public IReadOnlyList<ReviewedTable> Tables { get; private set; } = [];

    /// <summary>What was done with these reports, the newest first.</summary>
    public IReadOnlyList<ReviewStep> History { get; private set; } = [];
    public ResultsNote? Results { get; private set; }

    /// <summary>Handed in and not published yet.</summary>
    public int Waiting => Tables.Count(table => table.Report is { IsHandedIn: true, IsPublished: false });

    private string Here => $"{Base}/resultaten/{Dialogue.Number}";

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        (Tables, History) = (await desk.TablesAsync(Dialogue, stop), await desk.HistoryAsync(Dialogue, stop));
        Results = await results.OfAsync(Dialogue.Id, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostPublishAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        var published = await results.PublishReportsAsync(Dialogue.Id, number, Staff.Actor, stop);
        return Said(published == 0
            ? L["Er is geen ingeleverd verslag dat nog niet gepubliceerd is."]
            : L["Gepubliceerd: {0} {0:verslag|verslagen}. Wie erbij was, hoort het vanzelf.", Counted.Of(published)]);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        await results.WithdrawAsync(Dialogue.Id, number, Staff.Actor, stop);
        return Said(L["De uitkomst is teruggetrokken. Niemand kan haar nog lezen."]);
    }

    public async Task<IActionResult> OnPostHideAsync(long number, int table, Guid item, string? because, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        var reason = Spelled.Line(because ?? "");
        if (reason.Length is 0 or > LongestReason)
            return Said(L["Er is niets verborgen. Schrijf op waarom deze regel weg moet."]);
        return Said(await reports.HideAsync(number, table, item, reason, Staff.Actor, stop)
            ? L["De regel is verborgen."]
            : L["Er is niets veranderd: het stond al zo."]);
    }

    public async Task<IActionResult> OnPostShowAsync(long number, int table, Guid item, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        return Said(await reports.HideAsync(number, table, item, because: null, Staff.Actor, stop)
            ? L["De regel is weer te lezen."]
            : L["Er is niets veranderd: het stond al zo."]);
    }

    /// <summary>Notes whom to ask how an agreement goes; an empty address forgets the one that was noted.</summary>
    public async Task<IActionResult> OnPostOwnerAsync(long number, Guid item, string? email, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        var address = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        if (address is not null && !MailAddress.IsOne(address))
            return Said(L["Er is niets bewaard. Dit is geen mailadres."]);
        return Said(!await agreements.OwnAsync(number, item, address, Staff.Actor, stop)
            ? L["Er is niets veranderd: het stond al zo."]
            : address is null ? L["Het adres is gewist."]
            : L["Het adres is bewaard. Op de dag van de afspraak krijgt deze persoon een mail."]);
    }

    private RedirectResult Said(string words)
    {
        Done = words;
        return Redirect(Here);
    }

    private async Task<bool> FindAsync(long number, CancellationToken stop)
    {
        if (!MayAct || await dialogues.FindAsync(number, stop) is not { } found || found.ProgrammeId != Programme.Id)
            return false;
        Dialogue = found;
        return true;
    }
}
