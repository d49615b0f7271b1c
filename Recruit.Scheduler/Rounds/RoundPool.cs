using Recruit.Data.Dialogues;
using Recruit.Data.Neighbours;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Rounds;

/// <summary>Everything that one matching round is decided from, frozen: the pool, the dialogues, the attributes and the targets.</summary>
public sealed record RoundPool(
    Programme Programme, IReadOnlyList<Candidate> People, IReadOnlyList<Dialogue> Dialogues,
    IReadOnlyList<RoleQuota> Roles, IReadOnlyList<ProgrammeAttribute> Attributes, TargetBook Targets, long Seed)
{
    /// <summary>How many people a dialogue should have: the middle of its range, as many at every table.</summary>
    public static int SeatsOf(Dialogue dialogue) => SeatsOf(dialogue.SizeMin, dialogue.SizeMax, dialogue.TableCount);

    /// <inheritdoc cref="SeatsOf(Dialogue)"/>
    public static int SeatsOf(int sizeMin, int sizeMax, int tables) =>
        ((sizeMin + tables - 1) / tables + sizeMax / tables + 1) / 2 * tables;

    /// <summary>Limits that an organiser changed so that the draw is possible.</summary>
    public IReadOnlyList<DrawLimit> Changes { get; init; } = [];

    /// <summary>How far a target may be missed, in proportion to its seats.</summary>
    public decimal Slack { get; init; } = new DrawSettings().Slack;

    /// <summary>The dialogues that the draw sees as one.</summary>
    public IReadOnlyList<AlikeDialogues> Groups => AlikeDialogues.Of(Dialogues, Targets);

    /// <summary>Who sits with whom, who must not, and who has a table of his or her own.</summary>
    public NeighbourBook Neighbours { get; init; } = NeighbourBook.Empty;

    /// <summary>The partners that have seats of their own in exploratory dialogues.</summary>
    public IReadOnlyList<PartnerGroup> Partners { get; init; } = [];

    /// <summary>Attributes of which no level comes twice at a table while another is missing.</summary>
    public IEnumerable<string> Spread =>
        Attributes.Where(attribute => attribute is { Spread: true, Special: false }).Select(one => one.Slug);

    /// <summary>How many stand by, ready to fill an empty seat.</summary>
    public int Reserves => (int)Math.Ceiling(Dialogues.Sum(SeatsOf) * Programme.ReserveShare);

    /// <summary>Whether at most one of a household may be drawn; otherwise they only meet others.</summary>
    public bool OnePerHousehold => Programme.SameHousehold == "one_per_programme";

    /// <summary>Whether a person can come and has no table elsewhere.</summary>
    public bool CanAttend(Candidate person, Dialogue dialogue) =>
        Obstacles.CanAttend(person, dialogue, Obstacles.ProvinceOf(dialogue))
        && (Neighbours.PinOf(person.Id) is not { } pin || pin.Dialogue == dialogue.Id);

    /// <summary>The household that keeps a person from sharing a table; null where those who live together are to sit together.</summary>
    public string? HouseholdThatParts(Candidate person) =>
        Neighbours.CompanyOf(person.Id).Any(other => People.Any(one => one.Id == other && HouseholdOf(one) == HouseholdOf(person)))
            ? null
            : HouseholdOf(person);

    /// <summary>How many people with a role a dialogue needs.</summary>
    public IEnumerable<RoleQuota> QuotasOf(Dialogue dialogue) => Roles.Where(quota => quota.DialogueId == dialogue.Id);

    /// <summary>Equal for people who live together; null when unknown.</summary>
    public static string? HouseholdOf(Candidate person) => person.Household is { } household ? Convert.ToHexString(household) : null;

    public static string? RoleOf(Candidate person) => person.Role ?? person.Levels.GetValueOrDefault("role");

    /// <summary>
    /// The tables for those who were drawn. Every table mirrors the group that was drawn, as far as its own targets and minimums allow.
    /// </summary>
    public CompositionProblem ToComposition(IReadOnlySet<Guid> drawn)
    {
        var guests = People.Where(person => drawn.Contains(person.Id)).ToList();
        var (aims, home) = (new TableAims(this, guests), new HomeSeats(this, People, new DrawTargets(this, Groups, People, Slack)));
        var problem = new CompositionProblem(
            [.. guests.Select(person => ToGuest(person, home.LevelsOf(person)))],
            [.. Groups.Index().SelectMany(group => TablesOf(group.Item, aims, home.AtTables(group.Index)))],
            [.. Attributes.Where(attribute => attribute.Weight > 0)
                .Select(attribute => new BalancedAttribute(attribute.Slug) { Weight = attribute.Weight })]);
        return SpreadOverTables.Of(ChairsForCompanions.Of(problem), [.. Spread]);
    }

    /// <summary>How the composition calls a person.</summary>
    public static string IdOf(Candidate person) => person.Id.ToString("N");

    /// <summary>How the composition calls a table of a dialogue: 17.2 is table 2 of dialogue 17.</summary>
    public static string NameOf(Dialogue dialogue, int table) => FormattableString.Invariant($"{dialogue.Number}.{table}");

    /// <summary>The dialogue and the table number behind a name that <see cref="NameOf"/> gave.</summary>
    public IReadOnlyDictionary<string, (Guid Dialogue, int Table)> TableNames() =>
        Dialogues.SelectMany(dialogue => Enumerable.Range(1, dialogue.TableCount).Select(table => (dialogue, table)))
                 .ToDictionary(one => NameOf(one.dialogue, one.table), one => (one.dialogue.Id, one.table));

    private List<int> DialoguesFor(Candidate person) =>
        [.. Enumerable.Range(0, Dialogues.Count).Where(index => CanAttend(person, Dialogues[index]))];

    private Guest ToGuest(Candidate person, IReadOnlyDictionary<string, string> levels) => new(IdOf(person))
    {
        Levels = levels,
        Household = HouseholdThatParts(person),
        Together = [.. Neighbours.Of(person.Id, NeighbourKind.Together).Select(rule => rule.Name)],
        Apart = [.. Neighbours.Of(person.Id, NeighbourKind.Apart).Select(rule => rule.Name)],
        PinnedTo = Neighbours.PinOf(person.Id) is { } pin && Dialogues.FirstOrDefault(one => one.Id == pin.Dialogue) is { } pinned
            ? NameOf(pinned, pin.Table)
            : null,
        Role = RoleOf(person),
        Accompanied = person.Companion is not null,
        Wishes = person.Themes,
        Available = [.. DialoguesFor(person)
            .SelectMany(index => Enumerable.Range(1, Dialogues[index].TableCount).Select(table => NameOf(Dialogues[index], table)))],
    };

    private IEnumerable<TableSpec> TablesOf(AlikeDialogues alike, TableAims aims, IReadOnlyList<TableTarget> home) =>
        from dialogue in alike.Dialogues
        from table in Enumerable.Range(1, dialogue.TableCount)
        let seats = ChangeOf(alike, LimitKind.Seats, null, null)
        let min = Math.Min(dialogue.TableMin, seats is null ? dialogue.TableMin : seats.Min / alike.Tables)
        let max = Math.Max(dialogue.TableMax, seats is null ? dialogue.TableMax : (seats.Max + alike.Tables - 1) / alike.Tables)
        select new TableSpec(NameOf(dialogue, table), min, max)
        {
            Theme = dialogue.Theme,
            Format = dialogue.Format,
            Region = dialogue.Region,
            Near = IsWithinReach(dialogue) ? Obstacles.ProvinceOf(dialogue) : null,
            StartsAt = dialogue.StartsAt,
            Roles = [.. QuotasOf(dialogue).Select(quota => new TableRole(quota.Role, LeastOf(alike, quota)))],
            Targets = [.. aims.Of(alike, dialogue, table, min, max), .. home.Select(target => target with { Max = max })],
        };

    // Online everyone is at home, and a dialogue for one region has nobody from elsewhere.
    private static bool IsWithinReach(Dialogue dialogue) => dialogue.Region is null && dialogue.Format != DialogueFormat.Online;

    // What the organiser gave up for the draw, the tables need not have either.
    private int LeastOf(AlikeDialogues alike, RoleQuota quota) =>
        ChangeOf(alike, LimitKind.Target, RoundDraw.Role, quota.Role) is { } change
            ? Math.Min(quota.Least, change.Min / alike.Tables)
            : quota.Least;

    internal DrawLimit? ChangeOf(AlikeDialogues alike, string kind, string? attribute, string? level) =>
        Changes.FirstOrDefault(change => (change.Kind, change.Group ?? "", change.Attribute, change.Level)
            == (kind, alike.Group.Letter, attribute, level));
}
