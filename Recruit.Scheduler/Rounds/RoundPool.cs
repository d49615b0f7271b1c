using Recruit.Data.Dialogues;
using Recruit.Data.Neighbours;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Registrations;

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
    public bool CanAttend(Candidate person, Dialogue dialogue) => CanAttend(person, dialogue, Obstacles.ProvinceOf(dialogue));

    /// <param name="province">Where the dialogue is held; null when unknown.</param>
    public bool CanAttend(Candidate person, Dialogue dialogue, string? province) =>
        Obstacles.CanAttend(person, dialogue, province)
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

    /// <summary>How the composition calls a person.</summary>
    public static string IdOf(Candidate person) => person.Id.ToString("N");

    /// <summary>How the composition calls a table of a dialogue: 17.2 is table 2 of dialogue 17.</summary>
    public static string NameOf(Dialogue dialogue, int table) => FormattableString.Invariant($"{dialogue.Number}.{table}");

    /// <summary>The dialogue and the table number behind a name that <see cref="NameOf"/> gave.</summary>
    public IReadOnlyDictionary<string, (Guid Dialogue, int Table)> TableNames() =>
        Dialogues.SelectMany(dialogue => Enumerable.Range(1, dialogue.TableCount).Select(table => (dialogue, table)))
                 .ToDictionary(one => NameOf(one.dialogue, one.table), one => (one.dialogue.Id, one.table));

    internal DrawLimit? ChangeOf(AlikeDialogues alike, string kind, string? attribute, string? level) =>
        Changes.FirstOrDefault(change => (change.Kind, change.Group ?? "", change.Attribute, change.Level)
            == (kind, alike.Group.Letter, attribute, level));
}
