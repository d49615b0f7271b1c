using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Data.Audit;
using Recruit.Data.Programmes;
using Recruit.Data.Results;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Rounds;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Rounds;

/// <summary>Starts a matching round: for which dialogues, with which seed, and what it has to work with.</summary>
public sealed class NewRound(
    ProgrammeStore programmes, OverviewStore overview, RoundTargets targets, RoundStore rounds, ArrivalStore arrivals, AuditStore audit,
    TimeProvider clock, IStringLocalizer<NewRound> L) : ProgrammePage
{
    public Track Track { get; private set; } = null!;

    /// <summary>Dialogues that are still to come and have neither seats nor an open round.</summary>
    public IReadOnlyList<DialogueStanding> Choices { get; private set; } = [];

    /// <summary>An earlier round of this track that waits or runs, over some of its dialogues.</summary>
    public MatchingRound? OpenRound { get; private set; }

    /// <summary>How many people can be drawn.</summary>
    public int Pool { get; private set; }

    [BindProperty(Name = "dialogen")]
    public HashSet<Guid> Chosen { get; set; } = [];

    [BindProperty(Name = "lotnummer")]
    public string? Seed { get; set; }

    [BindProperty(Name = "nummer")]
    public string? Number { get; set; } = NumberFrom.Seed;

    [BindProperty(Name = "eerlijk")]
    public string? Fairness { get; set; } = "leximin";

    [BindProperty(Name = "speling")]
    public string? Slack { get; set; } = "10";

    /// <summary>The ways by which those came who can be drawn, with how many; one where all came alike.</summary>
    public IReadOnlyList<WayOfPool> Ways { get; private set; } = [];

    /// <summary>Whether the form asked by which ways those came who are in the draw; everyone is otherwise.</summary>
    [BindProperty(Name = "wie")]
    public bool AsksWays { get; set; }

    /// <summary>The ways whose people are in the draw.</summary>
    [BindProperty(Name = "wegen")]
    public HashSet<string> ChosenWays { get; set; } = [];

    // Who comes by a new way later may refill a seat as well, unless somebody was left out.
    private string[]? OnlyWays => AsksWays && KnownWays.Length > 0 && KnownWays.Length < Ways.Count ? KnownWays : null;

    private string[] KnownWays => [.. Ways.Select(way => way.Way).Where(ChosenWays.Contains)];

    /// <summary>The targets as numbers of people for the chosen dialogues, beside how many can come to one of them.</summary>
    public NeedsOfRound Needs { get; private set; } = NeedsOfRound.None;

    public int SeatsMin => ChosenOnes.Sum(dialogue => dialogue.SizeMin);
    public int SeatsMax => ChosenOnes.Sum(dialogue => dialogue.SizeMax);

    /// <summary>How many people are drawn where enough signed up: the middle of each range.</summary>
    public int Seats => ChosenOnes.Sum(dialogue => RoundPool.SeatsOf(dialogue.SizeMin, dialogue.SizeMax, dialogue.TableCount));

    private IEnumerable<DialogueStanding> ChosenOnes => Choices.Where(dialogue => Chosen.Contains(dialogue.Id));

    public async Task<IActionResult> OnGetAsync(string track, CancellationToken stop)
    {
        if (!MayAct || await LoadAsync(track, stop) is null)
            return NotFound();
        Chosen = [.. Choices.Select(dialogue => dialogue.Id)];
        ChosenWays = [.. Ways.Select(way => way.Way)];
        Number = NumberFrom.Dice;
        Seed = RandomNumberGenerator.GetInt32(1, 1_000_000).ToString(CultureInfo.InvariantCulture);
        await ReadTargetsAsync(stop);
        return Page();
    }

    /// <summary>Shows the targets for the dialogues as they are chosen now; nothing is started.</summary>
    public async Task<IActionResult> OnPostTargetsAsync(string track, CancellationToken stop)
    {
        if (await LoadAsync(track, stop) is null)
            return NotFound();
        await ReadTargetsAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string track, CancellationToken stop)
    {
        if (await LoadAsync(track, stop) is not { } pool)
            return NotFound();
        var (seed, draw) = (CheckAndReadSeed(), CheckAndReadDraw());
        await ReadTargetsAsync(stop);
        // With nobody or nothing to fill the page itself says so.
        if (!ModelState.IsValid || Pool == 0 || Choices.Count == 0)
            return Page();
        var id = await rounds.RequestAsync(
            Programme.Id, Track.Id, [.. ChosenOnes.Select(dialogue => dialogue.Id)], pool, seed, draw, Staff.Actor, stop);
        await audit.WriteAsync(Staff.Actor, "request_round", $"matching_round {id}",
            string.Create(CultureInfo.InvariantCulture,
                $"{ChosenOnes.Count()} dialogues, {pool.Count} people, seed {seed}, number by {draw.Number}, {draw.Fairness}")
            + (OnlyWays is { } only ? $", only {string.Join(' ', only)}" : ""), stop);
        return Redirect($"{Base}/rondes/{id}");
    }

    /// <summary>A way in with how many came by it, in words.</summary>
    public string Named(WayOfPool way) => way.Way switch
    {
        WayIn.Own => L["Zelf aangemeld: {0}", Figure.Of(way.People)],
        WayIn.Letter => L["Met een code uit een brief: {0}", Figure.Of(way.People)],
        _ => L["Via {0}: {1}", way.Name, Figure.Of(way.People)],
    };

    private long CheckAndReadSeed()
    {
        if (!long.TryParse(Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) || seed == 0)
            ModelState.AddModelError("lotnummer", L["Vul een heel getal van 1 of meer in, zonder punten."]);
        if (Choices.Count > 0 && !ChosenOnes.Any())
            ModelState.AddModelError("dialogen", L["Kies ten minste één dialoog."]);
        else if (Pool > 0 && Pool < SeatsMin)
            ModelState.AddModelError(
                "dialogen", L["Er zijn {0} mensen, en deze dialogen hebben er ten minste {1} nodig. Kies minder dialogen.", Pool, SeatsMin]);
        return seed;
    }

    private DrawSettings CheckAndReadDraw()
    {
        if (Number is not (NumberFrom.Seed or NumberFrom.Dice))
            ModelState.AddModelError("nummer", L["Kies wie het nummer kiest."]);
        if (!FairnessWords.All.ContainsKey(Fairness ?? ""))
            ModelState.AddModelError("eerlijk", L["Kies wat u eerlijk vindt."]);
        if (AsksWays && KnownWays.Length == 0)
            ModelState.AddModelError("wegen", L["Kies ten minste één manier."]);
        if (SlackShare is null)
            ModelState.AddModelError("speling", L["Vul een heel getal van 0 tot en met 100 in."]);
        return new DrawSettings(Number ?? "", Fairness ?? "", SlackShare ?? 0) { Ways = OnlyWays };
    }

    private decimal? SlackShare =>
        int.TryParse(Slack, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100 ? percent / 100m : null;

    private async Task ReadTargetsAsync(CancellationToken stop) =>
        Needs = await targets.ForAsync(
            Track, ChosenOnes.Select(dialogue => dialogue.Id).ToHashSet(), SlackShare ?? new DrawSettings().Slack, stop);

    private async Task<IReadOnlyList<Guid>?> LoadAsync(string slug, CancellationToken stop)
    {
        if ((await programmes.TracksAsync(Programme.Id, stop)).FirstOrDefault(track => track.Slug == slug) is not { } found)
            return null;
        Track = found;
        var taken = await TakenByOpenRoundsAsync(stop);
        var now = clock.GetUtcNow();
        Choices = [.. (await overview.DialoguesAsync(Programme.Id, stop)).Where(dialogue =>
            dialogue.TrackId == Track.Id && dialogue.Seats == 0 && dialogue.StartsAt > now && !taken.Contains(dialogue.Id))];
        var pool = await targets.PoolAsync(Track, stop);
        var came = (await arrivals.WaysAsync(Programme.Id, stop)).ToLookup(one => one.RegistrationId);
        IEnumerable<WayOfPerson> WaysOf(Guid person) => came.Contains(person) ? came[person] : [new(person, WayIn.Own, "")];
        Ways = [.. pool.SelectMany(WaysOf).CountBy(one => (one.Way, one.Name))
            .Select(way => new WayOfPool(way.Key.Way, way.Key.Name, way.Value))
            .OrderBy(way => way.Way == WayIn.Own).ThenBy(way => way.Name)];
        if (OnlyWays is { } only)
            pool = [.. pool.Where(person => WaysOf(person).Any(one => only.Contains(one.Way)))];
        Pool = pool.Count;
        return pool;
    }

    // Two rounds over one dialogue would promise its seats twice.
    private async Task<HashSet<Guid>> TakenByOpenRoundsAsync(CancellationToken stop)
    {
        HashSet<Guid> taken = [];
        foreach (var round in await rounds.ListAsync(Programme.Id, stop))
            if (round.TrackId == Track.Id
                && round.State is (RoundState.Queued or RoundState.Running or RoundState.Published or RoundState.Proposed))
            {
                OpenRound ??= round;
                taken.UnionWith(await rounds.DialoguesAsync(round.Id, stop));
            }
        return taken;
    }
}

/// <summary>A way by which some of those came who can be drawn.</summary>
/// <param name="Way"><c>own</c>, <c>letter</c> or the id of a channel.</param>
/// <param name="Name">Of the channel.</param>
public sealed record WayOfPool(string Way, string Name, int People);
