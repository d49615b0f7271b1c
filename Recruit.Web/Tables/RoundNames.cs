using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables.Explaining;

namespace Recruit.Web.Tables;

/// <summary>
/// How the pages of a round call people, tables and regions: registrations and dialogues by their numbers, never people by their names.
/// </summary>
public sealed class RoundNames(IEnumerable<Candidate> people, IReadOnlyDictionary<long, Dialogue> dialogues, ProgrammeAttribute? region)
    : SeatNames
{
    private readonly Dictionary<string, long> numbers = people.ToDictionary(RoundPool.IdOf, person => person.Number);

    public override Wording Person(string id) => numbers.TryGetValue(id, out var number)
        ? new($"registration {number}", $"aanmelding {number}")
        : new("somebody who was erased", "iemand die gewist is");

    public override Wording Table(string name) => Placed(name) switch
    {
        ({ TableCount: 1 } dialogue, _) => new($"dialogue {dialogue.Number}", $"dialoog {dialogue.Number}"),
        ({ } dialogue, var table) => new($"table {table} of dialogue {dialogue.Number}", $"tafel {table} van dialoog {dialogue.Number}"),
        _ => base.Table(name),
    };

    public override Wording At(string table) => Placed(table) is ({ TableCount: 1 }, _)
        ? new($"at {Table(table).English}", $"bij {Table(table).Dutch}")
        : base.At(table);

    public override Wording Region(string level) => region?.Levels.FirstOrDefault(one => one.Slug == level) is { } known
        ? new(known.Label("en"), known.Label("nl"))
        : base.Region(level);

    private (Dialogue? Dialogue, int Table) Placed(string name) =>
        name.Split('.') is [var number, var table]
            && dialogues.GetValueOrDefault(long.Parse(number, CultureInfo.InvariantCulture)) is { } dialogue
            ? (dialogue, int.Parse(table, CultureInfo.InvariantCulture))
            : (null, 0);
}
