using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Representativeness;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Representativeness;

/// <summary>How evenly the levels of one attribute went from one stage to another, beside how well the second mirrors the targets.</summary>
public sealed record AttributeMeasures(string Name, Mirror Mirror, Participation? Participation);

/// <summary>How representative a programme is at every stage, per track, province, dialogue and table.</summary>
public sealed class Figures(
    ProgrammeStore programmes, DialogueStore dialogues, TargetStore targets, FigureStore figures, IStringLocalizer<Figures> L) : ProgrammePage
{
    /// <summary>Below this many people a difference says little.</summary>
    public const int FewPeople = 30;

    private IReadOnlyList<ProgrammeAttribute> attributes = [];
    private IReadOnlyList<Target> aims = [];
    private IReadOnlyList<StageFigure> counts = [];

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
    public Track Track { get; private set; } = null!;
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
    public int People => Stage is null ? 0 : Totals[Stage];

    /// <summary>Special-category data is never shown for one table or one dialogue.</summary>
    public IEnumerable<ProgrammeAttribute> Attributes => attributes.Where(attribute => !attribute.Special || Dialogue is null);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
        if ((TrackSlug is null ? Tracks[0] : Tracks.FirstOrDefault(track => track.Slug == TrackSlug)) is not { } track)
            return NotFound();
        Track = track;
        await ReadChoicesAsync(stop);
        if (DialogueNumber is not null && Dialogue is null)
            return NotFound();
        await ReadFiguresAsync(stop);
        return Page();
    }

    public string StageInWords(string stage) => stage switch
    {
        Data.Representativeness.Stage.Registered => L["aangemeld"],
        Data.Representativeness.Stage.Drawn => L["geloot"],
        Data.Representativeness.Stage.Invited => L["uitgenodigd"],
        Data.Representativeness.Stage.Accepted => L["toegezegd"],
        Data.Representativeness.Stage.Seated => L["op een plaats"],
        _ => L["aanwezig"],
    };

    /// <summary>D of an attribute at a stage, between 0 and 1; null without targets or people.</summary>
    public double? DissimilarityAt(ProgrammeAttribute attribute, string stage) => ChartOf(attribute, stage).Mirror?.Dissimilarity;

    /// <summary>This page with the same choices and another stage.</summary>
    public string LinkTo(string stage) =>
        $"{Base}/representativiteit?spoor={Track.Slug}&provincie={Region}&dialoog={DialogueNumber}&tafel={Table}&fase={stage}";

    private async Task ReadChoicesAsync(CancellationToken stop)
    {
        attributes = await programmes.AttributesAsync(Track.Id, stop);
        aims = await targets.ListAsync(Track.Id, stop);
        Dialogues = await dialogues.ListAsync(Programme.Id, Track.Id, null, stop);
        Dialogue = Dialogues.FirstOrDefault(dialogue => dialogue.Number == DialogueNumber);
        Regions = attributes.FirstOrDefault(attribute => attribute.Slug == "region")?.Levels ?? [];
        Region = Regions.Any(region => region.Slug == Region) ? Region : null;
        Table = Dialogue is { } chosen && Table >= 1 && Table <= chosen.TableCount ? Table : null;
    }

    private async Task ReadFiguresAsync(CancellationToken stop)
    {
        var scope = new FigureScope(Track.Id, Region, Dialogue?.Id, Table);
        Totals = await figures.TotalsAsync(scope, stop);
        counts = await figures.CountAsync(scope, stop);
        Stages = [.. Data.Representativeness.Stage.All.Where(Totals.ContainsKey)];
        Stage = Stages.Contains(StageAsked) ? StageAsked : Stages.LastOrDefault(stage => stage != Data.Representativeness.Stage.Attended || Totals[stage] > 0);
        if (Stage is null)
            return;
        Charts = [.. Attributes.Select(attribute => ChartOf(attribute, Stage))];
        Measures = [.. Attributes.Select(MeasuresOf).OfType<AttributeMeasures>()];
    }

    private LevelChart ChartOf(ProgrammeAttribute attribute, string stage) =>
        LevelChart.Of(attribute, StageInWords(stage), CountsAt(attribute, stage), Totals[stage], aims);

    private Dictionary<string, int> CountsAt(ProgrammeAttribute attribute, string stage) =>
        counts.Where(figure => figure.Stage == stage && figure.Attribute == attribute.Slug).ToDictionary(figure => figure.Level, figure => figure.People);

    private AttributeMeasures? MeasuresOf(ProgrammeAttribute attribute)
    {
        if (ChartOf(attribute, Stage!).Mirror is not { } mirror)
            return null;
        var first = Stages[0];
        return new AttributeMeasures(attribute.Name(SiteLanguage.Current), mirror, first == Stage ? null : ParticipationFrom(attribute, first));
    }

    private Participation ParticipationFrom(ProgrammeAttribute attribute, string first)
    {
        var (before, after) = (CountsAt(attribute, first), CountsAt(attribute, Stage!));
        return new Participation(before.Select(level => new StratumCount(level.Key, level.Value, after.GetValueOrDefault(level.Key))));
    }
}
