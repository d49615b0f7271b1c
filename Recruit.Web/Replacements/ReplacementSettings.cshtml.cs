using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Invitations.Turnouts;
using Recruit.Web.Layout;

namespace Recruit.Web.Replacements;

/// <summary>Who decides about empty seats, and how many people are expected to accept and to come.</summary>
public sealed class ReplacementSettings(
    SettingsStore settings, TurnoutStore turnout, LearnedTurnoutStore learned, IStringLocalizer<ReplacementSettings> L) : ProgrammePage
{
    private const int MostWorth = 1_000;

    [BindProperty(Name = "vervangen")]
    public string? Mode { get; set; }

    /// <summary>In percent, as typed.</summary>
    [BindProperty(Name = "toezegging")]
    public string? Acceptance { get; set; }

    /// <inheritdoc cref="Acceptance"/>
    [BindProperty(Name = "opkomst")]
    public string? ShowUp { get; set; }

    [BindProperty(Name = "gewicht")]
    public string? Worth { get; set; }

    public TurnoutCounts Counts { get; private set; } = new(0, 0, 0, 0);

    /// <summary>From which programme the rates start; null when there is none.</summary>
    public EarlierTurnout? Earlier { get; private set; }

    /// <summary>What is reckoned with now: the expectation as saved last, what an earlier programme learned, and all answers.</summary>
    public TurnoutRates Rates { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAct)
            return NotFound();
        var saved = await ReadAsync(stop);
        Mode = saved.Replacement;
        (Acceptance, ShowUp, Worth) = (InPercent(saved.ExpectedAcceptance), InPercent(saved.ExpectedShowUp),
            saved.ExpectationWorth.ToString("0.##", CultureInfo.CurrentCulture));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (CheckAndRead() is not { } wished)
        {
            await ReadAsync(stop);
            return Page();
        }
        Done = await settings.ChangeAsync(Programme.Id, wished, Staff.Actor, stop)
            ? L["De instellingen zijn bewaard."]
            : L["Er is niets veranderd: de instellingen waren al zo."];
        return Redirect($"{Base}/vervangingen");
    }

    private async Task<ProgrammeSettings> ReadAsync(CancellationToken stop)
    {
        var saved = await settings.GetAsync(Programme.Id, stop);
        Counts = await turnout.CountsAsync(Programme.Id, stop);
        Earlier = await learned.BeforeAsync(Programme.Id, stop);
        Rates = TurnoutRates.Of(saved, Counts, Earlier);
        return saved;
    }

    private ProgrammeSettings? CheckAndRead()
    {
        if (Mode is not (ReplacementMode.ByItself or ReplacementMode.AfterPress))
            ModelState.AddModelError("vervangen", L["Kies wie beslist."]);
        var acceptance = Whole(Acceptance, 1, 99, "toezegging", L["Vul een heel getal van 1 tot en met 99 in."]);
        var showUp = Whole(ShowUp, 1, 99, "opkomst", L["Vul een heel getal van 1 tot en met 99 in."]);
        var worth = Whole(Worth, 1, MostWorth, "gewicht", L["Vul een heel getal van 1 tot en met 1000 in."]);
        return ModelState.IsValid ? new ProgrammeSettings(acceptance / 100m, showUp / 100m, worth, Mode!) : null;
    }

    private int Whole(string? typed, int least, int most, string name, string error)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most)
            return number;
        ModelState.AddModelError(name, error);
        return 0;
    }

    private static string InPercent(decimal share) => (share * 100).ToString("0.##", CultureInfo.CurrentCulture);
}
