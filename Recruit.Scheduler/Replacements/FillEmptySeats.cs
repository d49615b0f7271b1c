using Recruit.Data.Replacements;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Replacements;

/// <summary>
/// Offers every empty seat to whoever brings table, dialogue and track closest to their targets, as long as there is time; says why when
/// nobody fits.
/// </summary>
public sealed class FillEmptySeats(ReplacementStore replacements, VacancyReader reader) : ISweep
{
    public string Name => "FillEmptySeats";

    public string InWords => "Vul lege plaatsen";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task<DateTimeOffset?> DueAtAsync(CancellationToken stop) =>
        (await replacements.OpenAsync(stop)).Count > 0 ? DateTimeOffset.MinValue : null;

    /// <returns>How many reserves were invited.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var reading = reader.Begin();
        var filled = 0;
        foreach (var vacancy in await InOrderAsync(await replacements.OpenAsync(stop), reading, stop))
            if (await FillAsync(vacancy, reading, stop))
                filled++;
        return filled;
    }

    /// <summary>
    /// The seats in the order in which they are filled: first where somebody brings most, so that nobody of whom there are few is spent on
    /// a seat that needs them less. Seats that nobody fits are noted last.
    /// </summary>
    private static async Task<IReadOnlyList<Vacancy>> InOrderAsync(
        IReadOnlyList<Vacancy> vacancies, VacancyReading reading, CancellationToken stop)
    {
        if (vacancies.Count < 2)
            return vacancies;
        var costs = new Dictionary<Guid, double>();
        var seen = new Dictionary<(Guid, int, Guid, string), double>();
        foreach (var vacancy in vacancies)
        {
            // Seats of one table that are kept for the same people cost the same, and its people are read once.
            var partners = string.Join('\n', (await reading.PartnersAsync(vacancy, stop)).Select(partner => partner.Name));
            var place = (vacancy.DialogueId, vacancy.TableNumber, vacancy.RoundId, partners);
            if (!seen.TryGetValue(place, out var cost))
                seen[place] = cost = ReplacementChoice.LeastCost(
                    await reading.TableAsync(vacancy, stop), await reading.PoolAsync(vacancy.RoundId, stop)) ?? double.PositiveInfinity;
            costs[vacancy.SeatId] = cost;
        }
        return [.. vacancies.OrderBy(vacancy => costs[vacancy.SeatId])];
    }

    private async Task<bool> FillAsync(Vacancy vacancy, VacancyReading reading, CancellationToken stop)
    {
        // Another worker may seat people meanwhile: then we look again, each time with a newer table or one reserve fewer.
        while (true)
        {
            var table = await reading.TableAsync(vacancy, stop);
            switch (ReplacementChoice.Choose(table, vacancy.After, await reading.PoolAsync(vacancy.RoundId, stop)))
            {
                case ReplacementDecision.LeaveEmpty empty:
                    await replacements.NoteSearchAsync(vacancy.SeatId, empty.Unsuitable, stop);
                    return false;
                case ReplacementDecision.Ask ask:
                    var seated = table.Seated.Select(guest => guest.Id).ToList();
                    var outcome = await replacements.FillAsync(vacancy, seated, ask.Person.Id, ask.Because, actor: null, stop);
                    if (outcome is FillOutcome.Filled)
                        await reading.NoteAskedAsync(vacancy, ask.Person, stop);
                    else if (outcome is FillOutcome.ReserveGone)
                        reading.Forget(ask.Person.Id);
                    if (outcome is FillOutcome.Filled or FillOutcome.NoLongerEmpty)
                        return outcome is FillOutcome.Filled;
                    break;
            }
        }
    }
}
