using Recruit.Data.Programmes;
using Recruit.Data.Results;
using Recruit.Scheduler.Replacements;
using Recruit.Scheduler.Site;
using Recruit.Web.Layout;

namespace Recruit.Web.Programmes;

/// <summary>One track: what was planned, and what has come of it.</summary>
public sealed record TrackAtAGlance(Track Track, TrackStanding Standing, IReadOnlyList<DialogueStanding> Dialogues)
{
    /// <summary>Fewest people that all dialogues together need.</summary>
    public int PlannedMin => Dialogues.Sum(dialogue => dialogue.SizeMin);

    public int PlannedMax => Dialogues.Sum(dialogue => dialogue.SizeMax);
    public int Composed => Dialogues.Count(dialogue => dialogue.Seats > 0);
    public int Seats => Dialogues.Sum(dialogue => dialogue.Seats);
    public int Accepted => Dialogues.Sum(dialogue => dialogue.Accepted);
    public int Awaited => Dialogues.Sum(dialogue => dialogue.Awaited);
    public int Vacant => Dialogues.Sum(dialogue => dialogue.Vacant);
}

/// <summary>The programme at a glance: planned against achieved, and what needs attention now.</summary>
public sealed class Overview(
    ProgrammeStore programmes, OverviewStore overview, ShortGroups shortGroups, LastLook<IReadOnlyList<ShortGroup>> lastLook,
    SiteOptions site, TimeProvider clock) : ProgrammePage
{
    private const int NextDialogues = 8;

    public IReadOnlyList<TrackAtAGlance> Tracks { get; private set; } = [];
    public WaitingMatters Waiting { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Groups of whom too few are left to ask.</summary>
    public IReadOnlyList<ShortGroup> Short { get; private set; } = [];

    /// <summary>Dialogues that are still to come, soonest first.</summary>
    public IReadOnlyList<DialogueStanding> ToCome { get; private set; } = [];

    public IEnumerable<DialogueStanding> Next => ToCome.Take(NextDialogues);
    public IReadOnlyList<DialogueStanding> BelowMinimum => [.. ToCome.Where(dialogue => dialogue.BelowMinimum)];
    public IReadOnlyList<DialogueStanding> WithoutHost => [.. ToCome.Where(dialogue => !dialogue.HasHost)];
    public int WithoutTables => ToCome.Count(dialogue => dialogue.Seats == 0);
    public int Vacancies => ToCome.Sum(dialogue => dialogue.Vacant);

    public bool NeedsAttention =>
        BelowMinimum.Count + WithoutHost.Count + WithoutTables + Vacancies + Waiting.ProposedRounds + Waiting.FailedRounds
            + Waiting.Refused + Short.Count > 0;

    /// <summary>What an organiser shares with citizens.</summary>
    public string RegistrationLink => $"{site.BaseAddress}/aanmelden/{Programme.Slug}";

    public async Task OnGetAsync(CancellationToken stop)
    {
        var dialogues = await overview.DialoguesAsync(Programme.Id, stop);
        var standings = (await overview.TracksAsync(Programme.Id, stop)).ToDictionary(standing => standing.TrackId);
        var now = clock.GetUtcNow();
        Waiting = await overview.WaitingAsync(Programme.Id, stop);
        Short = await lastLook.OfAsync(Programme.Id, mark: "", () => shortGroups.OfAsync(Programme.Id, stop));
        ToCome = [.. dialogues.Where(dialogue => dialogue.StartsAt > now)];
        Tracks = [.. (await programmes.TracksAsync(Programme.Id, stop)).Select(track =>
            new TrackAtAGlance(track, standings[track.Id], [.. dialogues.Where(dialogue => dialogue.TrackId == track.Id)]))];
    }
}
