using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Registrations;
using TableQuota = Recruit.Scheduler.Tables.RoleQuota;

namespace Recruit.Scheduler.Tables.Rounds;

/// <summary>Everything that one matching round is decided from, frozen: the pool, the dialogues, the attributes and the targets.</summary>
public sealed record RoundPool(
    Programme Programme, IReadOnlyList<Candidate> People, IReadOnlyList<Dialogue> Dialogues,
    IReadOnlyList<Recruit.Data.Dialogues.RoleQuota> Roles, IReadOnlyList<ProgrammeAttribute> Attributes, IReadOnlyList<Target> Targets, long Seed)
{
    /// <summary>How many people a dialogue should have: the middle of its range, as many at every table.</summary>
    public static int SeatsOf(Dialogue dialogue) => (dialogue.TableMin + dialogue.TableMax + 1) / 2 * dialogue.TableCount;

    /// <summary>The draw: who gets a seat, who stands by.</summary>
    public LotteryRules ToLottery()
    {
        var slugs = Attributes.ToDictionary(attribute => attribute.Id, attribute => attribute.Slug);
        var seats = Dialogues.Sum(SeatsOf);
        return new LotteryRules(
            [.. People.Select(person => new Entrant(person.Id, person.Levels, DialoguesFor(person)) { Household = HouseholdOf(person), Role = RoleOf(person) })],
            [.. Dialogues.Select(dialogue => new SeatsToDraw(SeatsOf(dialogue), QuotasOf(dialogue).ToDictionary(quota => quota.Role, quota => quota.Least * dialogue.TableCount)))],
            [.. Targets.Where(target => slugs.ContainsKey(target.AttributeId))
                       .Select(target => new SeatShare(slugs[target.AttributeId], target.Level, (double)target.Share))],
            (int)Math.Ceiling(seats * Programme.ReserveShare), Programme.SameHousehold == "one_per_programme", Seed);
    }

    /// <summary>The tables for those who were drawn. Every table mirrors the group that was drawn.</summary>
    public CompositionProblem ToComposition(IReadOnlySet<Guid> drawn) => new(
        [.. People.Where(person => drawn.Contains(person.Id)).Select(ToGuest)],
        [.. Dialogues.SelectMany(TablesOf)],
        [.. Attributes.Where(attribute => attribute.Weight > 0).Select(attribute => new BalancedAttribute(attribute.Slug) { Weight = attribute.Weight })]);

    /// <summary>How the composition calls a person.</summary>
    public static string IdOf(Candidate person) => person.Id.ToString("N");

    /// <summary>How the composition calls a table of a dialogue: 17.2 is table 2 of dialogue 17.</summary>
    public static string NameOf(Dialogue dialogue, int table) => FormattableString.Invariant($"{dialogue.Number}.{table}");

    /// <summary>The dialogue and the table number behind a name that <see cref="NameOf"/> gave.</summary>
    public IReadOnlyDictionary<string, (Guid Dialogue, int Table)> TableNames() =>
        Dialogues.SelectMany(dialogue => Enumerable.Range(1, dialogue.TableCount).Select(table => (dialogue, table)))
                 .ToDictionary(one => NameOf(one.dialogue, one.table), one => (one.dialogue.Id, one.table));

    /// <summary>The province where a dialogue is held: its region, or that of its municipality; null when it is neither.</summary>
    public static string? ProvinceOf(Dialogue dialogue) =>
        dialogue.Region ?? (dialogue.MunicipalityCode is { } code ? Municipalities.Published.Find(code)?.Province : null);

    private List<int> DialoguesFor(Candidate person) =>
        [.. Enumerable.Range(0, Dialogues.Count).Where(index => Attendance.CanAttend(person, Dialogues[index], ProvinceOf(Dialogues[index])))];

    private Guest ToGuest(Candidate person) => new(IdOf(person))
    {
        Levels = person.Levels,
        Household = HouseholdOf(person),
        Role = RoleOf(person),
        Wishes = person.Themes,
        Available = [.. DialoguesFor(person).SelectMany(index => Enumerable.Range(1, Dialogues[index].TableCount).Select(table => NameOf(Dialogues[index], table)))],
    };

    private IEnumerable<TableSpec> TablesOf(Dialogue dialogue) =>
        Enumerable.Range(1, dialogue.TableCount).Select(table => new TableSpec(NameOf(dialogue, table), dialogue.TableMin, dialogue.TableMax)
        {
            Theme = dialogue.Theme,
            Format = dialogue.Format,
            Region = dialogue.Region,
            Near = IsWithinReach(dialogue) ? ProvinceOf(dialogue) : null,
            StartsAt = dialogue.StartsAt,
            Roles = [.. QuotasOf(dialogue).Select(quota => new TableQuota(quota.Role, quota.Least))],
        });

    // Online everyone is at home, and a dialogue for one region has nobody from elsewhere.
    private static bool IsWithinReach(Dialogue dialogue) => dialogue.Region is null && dialogue.Format != DialogueFormat.Online;

    private IEnumerable<Recruit.Data.Dialogues.RoleQuota> QuotasOf(Dialogue dialogue) => Roles.Where(quota => quota.DialogueId == dialogue.Id);

    private static string? HouseholdOf(Candidate person) => person.Household is { } household ? Convert.ToHexString(household) : null;

    private static string? RoleOf(Candidate person) => person.Role ?? person.Levels.GetValueOrDefault("role");
}
