using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Explaining;
using Recruit.Web.Language;

namespace Recruit.Web.Tables;

/// <summary>
/// Says in the language of the page why people of a round sit where they sit, and whether an exchange would mend a table.
/// </summary>
internal sealed class RoundTableWords(
    IReadOnlyList<Candidate> people, IReadOnlyDictionary<long, Dialogue> dialogues, ProgrammeAttribute? region)
{
    private readonly RoundNames names = new(people, dialogues, region);
    private readonly Dictionary<Guid, long> numbers = people.ToDictionary(person => person.Id, person => person.Number);

    public IReadOnlyList<PersonHere> People(IEnumerable<RoundRegistration> seated) =>
    [
        .. from one in seated
           let facts = RoundJson.FactsOf(one)
           where facts.Count > 0 && numbers.ContainsKey(one.RegistrationId)
           select new PersonHere(numbers[one.RegistrationId], Sentence(SeatWords.Of(facts, names))),
    ];

    /// <summary>Null when whole people cannot come closer, or the report is of an older version.</summary>
    public string? ExchangeAt(ProofTable table)
    {
        if (table.WorstCell is not { } worst) return null;
        var cell = new TableCell(table.Table, worst.Attribute, worst.Level, worst.Count, (decimal)worst.Ideal, 1);
        var exchange = table.Mend ?? table.CheapestExchange;
        return cell.Off <= TableCell.NearestOff
            ? null
            : Sentence(RemarkWords.OfExchange(new TableRemark(table.Table, cell, exchange is null
                ? null
                : new Exchange(exchange.One, exchange.Other, exchange.OtherTable, exchange.DeviationChange)), names));
    }

    private static string Sentence(Wording words) =>
        words.In(SiteLanguage.Current) is { Length: > 0 } text ? $"{char.ToUpperInvariant(text[0])}{text[1..]}." : "";
}
