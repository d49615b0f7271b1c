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

    /// <summary>Who is in the draw: everyone, or with <c>brief</c> only those who came by a letter.</summary>
    [BindProperty(Name = "wie")]
    public string? Who { get; set; }

    public bool OnlyByLetter => Who == "brief";

    /// <summary>How many of those who can be drawn came by a letter.</summary>
    public int WithLetter { get; private set; }

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
            + (OnlyByLetter ? ", only by letter" : ""), stop);
        return Redirect($"{Base}/rondes/{id}");
    }

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
        if (SlackShare is null)
            ModelState.AddModelError("speling", L["Vul een heel getal van 0 tot en met 100 in."]);
        return new DrawSettings(Number ?? "", Fairness ?? "", SlackShare ?? 0) { OnlyByLetter = OnlyByLetter };
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
        var byLetter = await arrivals.ByLetterAsync(Programme.Id, stop);
        IReadOnlyList<Guid> lettered = [.. pool.Where(byLetter.Contains)];
        WithLetter = lettered.Count;
        if (OnlyByLetter)
            pool = lettered;
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
