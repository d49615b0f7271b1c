using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Data.Spelling;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Asking;

/// <summary>Who is asked to take part, and who comes: letters by lot, lists and links, and what came of each way.</summary>
public sealed class Recruitment(
    LetterLotteryStore lotteries, ChannelStore channels, ArrivalStore arrivals, IStringLocalizer<Recruitment> L) : ProgrammePage
{
    /// <summary>Of the name of a channel, in characters.</summary>
    public const int LongestName = 80;

    public IReadOnlyList<LetterLottery> Lotteries { get; private set; } = [];

    /// <summary>Each way in with what came of it, and its channel where it is one.</summary>
    public IReadOnlyList<(WayReach Reach, Channel? Channel)> Ways { get; private set; } = [];

    [BindProperty(Name = "naam")]
    public string? ChannelName { get; set; }

    [BindProperty(Name = "plaatsen")]
    public string? Seats { get; set; } = "0";

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    /// <summary>Adds a channel, and goes to the sheet with its link.</summary>
    public async Task<IActionResult> OnPostChannelAsync(CancellationToken stop)
    {
        var name = Spelled.Line(ChannelName ?? "");
        if (name.Length is 0 or > LongestName)
            ModelState.AddModelError("naam", L["Vul de naam in, van hooguit {0} tekens.", LongestName]);
        if (!int.TryParse(Seats, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) || seats > ChannelStore.MostSeats)
            ModelState.AddModelError("plaatsen", L["Vul een heel getal van 0 tot en met {0} in.", ChannelStore.MostSeats]);
        if (ModelState.IsValid && await channels.AddAsync(Programme.Id, name, seats, Staff.Actor, stop) is { } added)
            return Redirect($"{Base}/werving/kanalen/{added}");
        if (ModelState.IsValid)
            ModelState.AddModelError("naam", L["Deze naam is er al."]);
        await LoadAsync(stop);
        return Page();
    }

    /// <summary>What sort of channel this is, in words.</summary>
    public string KindOf(Channel channel) => channel switch
    {
        { TrackId: not null } => L["op uitnodiging"],
        { Seats: > 0 } => L["partner, met {0} eigen {0:plaats|plaatsen} in elke verkenning", Counted.Of(channel.Seats)],
        { EndsAt: { } end, EndedAt: null } => L["tot en met {0}", LastDay.InWords(end, Programme)],
        _ => "",
    };

    /// <summary>A figure that not every way has.</summary>
    public string Known(int? figure) => figure is { } number ? Figure.Of(number) : "–";

    private async Task LoadAsync(CancellationToken stop)
    {
        Lotteries = await lotteries.ListAsync(Programme.Id, stop);
        var known = (await channels.ListAsync(Programme.Id, stop)).ToDictionary(channel => channel.Id.ToString());
        Ways = [.. (await arrivals.ReachAsync(Programme.Id, stop)).Select(reach => (reach, known.GetValueOrDefault(reach.Way)))];
    }
}
