using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Representativeness;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Representativeness;

/// <summary>How well a stage mirrors its targets in one attribute, and how evenly the levels came there.</summary>
/// <param name="FromFirst">From the first stage that is counted, registered or drawn; null when that is this stage.</param>
public sealed record AttributeMeasures(string Name, Mirror Mirror, Participation? FromFirst);

/// <summary>How representative a programme is at every stage, per track, province, dialogue and table.</summary>
public sealed class Figures(
    ProgrammeStore programmes, DialogueStore dialogues, TargetStore targets, FigureStore figures, StageReader stages, StageWords words)
    : ProgrammePage
{
    /// <summary>Below this many people a difference says little.</summary>
    public const int FewPeople = 30;

    // Weights that leave a level more than a hundredth off do not bring the group back to the population.
    private const double LargestMissShown = 0.01;

    private IReadOnlyList<ProgrammeAttribute> attributes = [];
    private IReadOnlyList<Target> aims = [];
    private IReadOnlyList<StageFigure> counts = [];
    private InvitedPopulation population = null!;

    /// <summary>As <c>spoor</c>: the whole programme.</summary>
    public const string AllTracks = "alle";

    [BindProperty(Name = "spoor", SupportsGet = true)]
    public string? TrackSlug { get; set; }

    [BindProperty(Name = "provincie", SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(Name = "dialoog", SupportsGet = true)]
    public long? DialogueNumber { get; set; }

    [BindProperty(Name = "tafel", SupportsGet = true)]
    public int? Table { get; set; }

    [BindProperty(Name = "fase", SupportsGet = true)]
    public string? StageAsked { get; set; }

    public IReadOnlyList<Track> Tracks { get; private set; } = [];

    /// <summary>Null for the whole programme.</summary>
    public Track? Track { get; private set; }
    public IReadOnlyList<Dialogue> Dialogues { get; private set; } = [];
    public Dialogue? Dialogue { get; private set; }
    public IReadOnlyList<Level> Regions { get; private set; } = [];

    /// <summary>People per stage.</summary>
    public IReadOnlyDictionary<string, int> Totals { get; private set; } = new Dictionary<string, int>();

    /// <summary>The stages that somebody reached, in order.</summary>
    public IReadOnlyList<string> Stages { get; private set; } = [];

    /// <summary>The stage that the charts show.</summary>
    public string? Stage { get; private set; }

    public IReadOnlyList<LevelChart> Charts { get; private set; } = [];
    public IReadOnlyList<AttributeMeasures> Measures { get; private set; } = [];

    /// <summary>The weights that bring the group back to the population in all attributes at once; null when none do.</summary>
    public Raking? Weights { get; private set; }

    /// <summary>The figures that were frozen before everyone was erased; null while people are known, and when nothing was.</summary>
    public PublishedView? Frozen { get; private set; }

    /// <summary>How many people of the invited ages live here.</summary>
    public double Residents => population.People;
    public int People => Stage is null ? 0 : Totals[Stage];

    /// <summary>
    /// Special-category data is never shown for one table or one dialogue, and within a province everyone is of that province.
    /// </summary>
    public IEnumerable<ProgrammeAttribute> Attributes =>
        attributes.Where(attribute =>
            (!attribute.Special || Dialogue is null) && (Region is null || attribute.Slug != Obstacles.RegionAttribute));

    /// <summary>Those of which every figure may be shown.</summary>
    public IEnumerable<ProgrammeAttribute> OpenAttributes => Attributes.Where(attribute => !attribute.Special);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
        Track = TrackSlug is null ? Tracks[0] : Tracks.FirstOrDefault(track => track.Slug == TrackSlug);
        if (Track is null && TrackSlug != AllTracks)
            return NotFound();
        await ReadChoicesAsync(stop);
        if (DialogueNumber is not null && Dialogue is null)
            return NotFound();
        await ReadFiguresAsync(stop);
        return Page();
    }

    public string StageInWords(string stage) => words.Of(stage);

    /// <summary>D of an attribute at a stage, between 0 and 1; null without targets or people.</summary>
    public double? DissimilarityAt(ProgrammeAttribute attribute, string stage) => ChartOf(attribute, stage).Mirror?.Dissimilarity;

    /// <summary>D between the population and what is aimed at on purpose; null where no source tells.</summary>
    public double? DissimilarityOfPopulation(ProgrammeAttribute attribute)
    {
        var mine = aims.Where(aim => aim.AttributeId == attribute.Id).ToList();
        return population.SharesOf(attribute, mine) is { } shares
            ? new Mirror(
                [.. mine.Select(aim => new LevelCount(aim.Level, shares.GetValueOrDefault(aim.Level), (double)aim.Share))]).Dissimilarity
            : null;
    }

    /// <summary>How evenly the population came to a stage; null where no source tells.</summary>
    public Participation? FromPopulation(ProgrammeAttribute attribute, string stage) =>
        population.ParticipationOf(attribute, aims, CountsAt(attribute, stage));

    /// <summary>This page with the same choices and another stage.</summary>
    public string LinkTo(string stage) =>
        $"{Base}/representativiteit?spoor={Track?.Slug ?? AllTracks}&provincie={Region}&dialoog={DialogueNumber}&tafel="
        + $"{Table}&fase={stage}";

    private async Task ReadChoicesAsync(CancellationToken stop)
    {
        IReadOnlyList<Track> read = Track is null ? Tracks : [Track];
        attributes = await ReadAllAsync(read, track => programmes.AttributesAsync(track.Id, stop), attribute => attribute.Id);
        Dialogues = await dialogues.ListAsync(Programme.Id, Track?.Id, null, stop);
        Dialogue = Dialogues.FirstOrDefault(dialogue => dialogue.Number == DialogueNumber);
        Regions = attributes.FirstOrDefault(attribute => attribute.Slug == Obstacles.RegionAttribute)?.Levels ?? [];
        Region = Regions.Any(region => region.Slug == Region) ? Region : null;
        Table = Dialogue is { } chosen && Table >= 1 && Table <= chosen.TableCount ? Table : null;
        var book = await targets.BookAsync(Programme.Id, stop);
        var agreed = Dialogue is null
            ? [.. read.SelectMany(track => book.At(TargetPlace.LineOf(track))).DistinctBy(target => (target.AttributeId, target.Level))]
            : book.At(TargetPlace.LineOf(Dialogue, Table));
        population = new InvitedPopulation(AgeRange.AtLeast(Programme.MinimumAge), Region ?? Dialogue?.Area);
        // What a track aims at is meant for that track in the whole country; a dialogue of its own has its own.
        aims = Track is null || Region is not null ? population.AsAims(attributes, agreed) : agreed;
    }

    private static async Task<IReadOnlyList<T>> ReadAllAsync<T, TKey>(
        IEnumerable<Track> tracks, Func<Track, Task<IReadOnlyList<T>>> readAsync, Func<T, TKey> key)
    {
        List<T> all = [];
        foreach (var track in tracks)
            all.AddRange(await readAsync(track));
        return [.. all.DistinctBy(key)];
    }

    private async Task ReadFiguresAsync(CancellationToken stop)
    {
        var scope = new FigureScope(Track?.Id, Region, Dialogue?.Id, Table, Programme.Id);
        Totals = await figures.TotalsAsync(scope, stop);
        counts = await figures.CountAsync(scope, stop);
        Stages = [.. Data.Representativeness.Stage.All.Where(Totals.ContainsKey)];
        Stage = Stages.Contains(StageAsked)
            ? StageAsked
            : Stages.LastOrDefault(stage => stage != Data.Representativeness.Stage.Attended || Totals[stage] > 0);
        if (Stage is null)
        {
            Frozen = PublishedView.Of(await stages.FrozenAsync(Programme, stop), Tracks, Track, StageAsked, $"{Base}/representativiteit");
            return;
        }
        Charts = [.. Attributes.Select(attribute => ChartOf(attribute, Stage))];
        Measures = [.. Attributes.Select(MeasuresOf).OfType<AttributeMeasures>()];
        Weights = WeightsOf(await figures.ProfilesAsync(scope, Stage, stop));
    }

    private Raking? WeightsOf(IReadOnlyList<LevelsOfMany> profiles)
    {
        var known = OpenAttributes.Select(attribute => (attribute.Slug, Shares: population.SharesOf(attribute, aims)))
            .Where(one => one.Shares is not null).ToList();
        var people = profiles.SelectMany(profile => Enumerable.Repeat<IReadOnlyList<string?>>(
            [.. known.Select(one => profile.Levels.GetValueOrDefault(one.Slug))], profile.People)).ToList();
        var raking = Raking.Of(people, [.. known.Select(one => one.Shares!)]);
        return known.Count > 0 && raking.LargestMiss <= LargestMissShown ? raking : null;
    }

    private LevelChart ChartOf(ProgrammeAttribute attribute, string stage) =>
        LevelChart.Of(attribute, StageInWords(stage), CountsAt(attribute, stage), Totals[stage], aims);

    private Dictionary<string, int> CountsAt(ProgrammeAttribute attribute, string stage) =>
        counts.Where(figure => figure.Stage == stage && figure.Attribute == attribute.Slug)
            .ToDictionary(figure => figure.Level, figure => figure.People);

    private AttributeMeasures? MeasuresOf(ProgrammeAttribute attribute)
    {
        if (ChartOf(attribute, Stage!).Mirror is not { } mirror)
            return null;
        var first = Stages[0];
        return new AttributeMeasures(
            attribute.Name(SiteLanguage.Current), mirror, first == Stage ? null : ParticipationFrom(attribute, first));
    }

    private Participation ParticipationFrom(ProgrammeAttribute attribute, string first)
    {
        var (before, after) = (CountsAt(attribute, first), CountsAt(attribute, Stage!));
        return new Participation(before.Select(level => new StratumCount(level.Key, level.Value, after.GetValueOrDefault(level.Key))));
    }
}
