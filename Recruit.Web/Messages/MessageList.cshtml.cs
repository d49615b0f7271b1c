using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Web.Layout;

namespace Recruit.Web.Messages;

/// <summary>All messages of a programme, by state and kind, and the reminders to come.</summary>
public sealed class MessageList(
    MessageStore messages, ProgrammeStore programmes, ReminderRuleStore rules, RulesAhead ahead, MessageWords words, RuleWords ruleWords)
    : ProgrammePage
{
    private const int PerPage = 50;

    [BindProperty(Name = "staat", SupportsGet = true)]
    public string? StateAsked { get; set; }

    [BindProperty(Name = "regel", SupportsGet = true)]
    public string? RuleAsked { get; set; }

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public MessageWords Words => words;
    public RuleWords RuleWords => ruleWords;
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();
    public IReadOnlyList<string> Rules { get; private set; } = [];
    public IReadOnlyList<MessageRow> Shown { get; private set; } = [];
    public int Total { get; private set; }

    /// <summary>How many addresses get nothing.</summary>
    public int Suppressed { get; private set; }

    public IReadOnlyList<ReminderRule> Reminders { get; private set; } = [];
    public IReadOnlyList<ReminderOutlook> Outlook { get; private set; } = [];
    public int Pages => Math.Max(1, (Total + PerPage - 1) / PerPage);

    public async Task OnGetAsync([FromServices] SuppressionStore suppressions, CancellationToken stop)
    {
        Counts = await messages.CountsByStateAsync(Programme.Id, stop);
        Rules = await messages.RulesAsync(Programme.Id, stop);
        Reminders = await rules.WithRemovedAsync(Programme.Id, stop);
        var filter = new MessageFilter(Programme.Id, Given(StateAsked), Given(RuleAsked));
        Total = await messages.CountAsync(filter, stop);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Shown = await messages.ListAsync(filter, (PageNumber - 1) * PerPage, PerPage, stop);
        Suppressed = await suppressions.CountAsync(Programme.Id, stop);
        Outlook = await ahead.OfAsync(
            Programme, await programmes.ReminderRulesAsync(Programme.Id, stop), await rules.SettingsAsync(Programme.Id, stop), stop);
    }

    public string LinkTo(int page) =>
        $"{Base}/berichten?staat={Uri.EscapeDataString(StateAsked ?? "")}&regel={Uri.EscapeDataString(RuleAsked ?? "")}&pagina={page}";

    private static string? Given(string? choice) => string.IsNullOrEmpty(choice) ? null : choice;
}
