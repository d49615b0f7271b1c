using Recruit.Data.Replacements;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Replacements;

/// <summary>Offers every empty seat to the reserve who fits its table best, as long as there is time; says why when nobody fits.</summary>
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
        foreach (var vacancy in await replacements.OpenAsync(stop))
            if (await FillAsync(vacancy, reading, stop))
                filled++;
        return filled;
    }

    private async Task<bool> FillAsync(Vacancy vacancy, VacancyReading reading, CancellationToken stop)
    {
        var pool = await reading.PoolAsync(vacancy.RoundId, stop);
        // Another worker may seat people meanwhile: then we look again, each time with a newer table or one reserve fewer.
        while (true)
        {
            var table = await reading.TableAsync(vacancy, stop);
            switch (ReplacementChoice.Choose(table, vacancy.After, pool))
            {
                case ReplacementDecision.LeaveEmpty empty:
                    await replacements.NoteSearchAsync(vacancy.SeatId, empty.Unsuitable, stop);
                    return false;
                case ReplacementDecision.Ask ask:
                    var seated = table.Seated.Select(guest => guest.Id).ToList();
                    var outcome = await replacements.FillAsync(vacancy, seated, ask.Person.Id, ask.Because, actor: null, stop);
                    if (outcome is FillOutcome.Filled or FillOutcome.ReserveGone)
                        pool.RemoveAll(reserve => reserve.Person.Id == ask.Person.Id);
                    if (outcome is FillOutcome.Filled or FillOutcome.NoLongerEmpty)
                        return outcome is FillOutcome.Filled;
                    break;
            }
        }
    }
}
