using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Web.Draws;
using Recruit.Web.Layout;

namespace Recruit.Web.Rounds;

/// <summary>Enters what three ten-sided dice show: first a look at what happens, then one press that is final.</summary>
public sealed class Dice(RoundStore rounds, FairDrawStore draws, DrawViews views, AuditStore audit, IStringLocalizer<Dice> L)
    : ProgrammePage
{
    public DrawView View { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "honderdtal")]
    public string? Hundreds { get; set; }

    [BindProperty(SupportsGet = true, Name = "tiental")]
    public string? Tens { get; set; }

    [BindProperty(SupportsGet = true, Name = "eenheid")]
    public string? Ones { get; set; }

    /// <summary>The number that was entered; null when none was, or a die shows no digit.</summary>
    public int? Number { get; private set; }

    public string InThreeDigits => PublishedPanels.InThreeDigits(Number ?? 0);

    public string Round { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!MayAct || !await LoadAsync(id, stop))
            return NotFound();
        if (!View.WaitsForDice)
            return Redirect(Round);
        if (Hundreds is not null || Tens is not null || Ones is not null)
            CheckDice();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop))
            return NotFound();
        CheckDice();
        if (Number is not { } number)
            return Page();
        Done = await draws.EnterNumberAsync(id, number, Staff.Actor, stop) switch
        {
            NumberOutcome.Entered => L["Het nummer is {0}. De tafels worden nu ingedeeld.", InThreeDigits],
            NumberOutcome.EnteredBefore(var before, _) =>
                L["Er is al gegooid: het nummer is {0}. Er is niets veranderd.", PublishedPanels.InThreeDigits(before)],
            _ => L["Deze ronde wacht niet op dobbelstenen. Er is niets veranderd."],
        };
        await audit.WriteAsync(Staff.Actor, "enter_dice", $"matching_round {id}", InThreeDigits, stop);
        return Redirect(Round);
    }

    private void CheckDice()
    {
        foreach (var (name, die) in new[] { ("honderdtal", Hundreds), ("tiental", Tens), ("eenheid", Ones) })
            if (die?.Trim() is not [>= '0' and <= '9'])
                ModelState.AddModelError(name, L["Vul één cijfer in, van 0 tot en met 9."]);
        Number = ModelState.IsValid ? PanelChoice.NumberIn(Hundreds!.Trim() + Tens!.Trim() + Ones!.Trim()) : null;
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken stop)
    {
        if (await rounds.GetAsync(id, stop) is not { } round
            || round.ProgrammeId != Programme.Id
            || await views.OfAsync(round, stop) is not { Published: not null } view)
            return false;
        (View, Round) = (view, $"{Base}/rondes/{id}");
        return true;
    }
}
