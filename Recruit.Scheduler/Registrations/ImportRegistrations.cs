using Npgsql;
using Recruit.Data.Asking;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Registrations;

/// <summary>
/// Takes the registrations of a track from a CSV, row by row: what is wrong is refused with its reason, the rest goes in.
/// A person whose address or id is known stays as he or she is, so that importing twice changes nothing.
/// </summary>
public sealed class ImportRegistrations(
    NpgsqlDataSource database, ProgrammeStore programmes, ChannelStore channels, ArrivalStore arrivals, AuditStore audit,
    TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <inheritdoc cref="RunAsync(Programme, Track, CsvTable, string?, string, CancellationToken)"/>
    public Task<ImportOutcome> RunAsync(Programme programme, Track track, CsvTable table, string actor, CancellationToken stop) =>
        RunAsync(programme, track, table, channel: null, actor, stop);

    /// <param name="channel">The name of the channel that they came by; null notes none.</param>
    /// <param name="actor">Who imports, for the audit log.</param>
    public async Task<ImportOutcome> RunAsync(
        Programme programme, Track track, CsvTable table, string? channel, string actor, CancellationToken stop)
    {
        var attributes = await programmes.AttributesAsync(track.Id, stop);
        var needed = ImportColumns.Needed(attributes);
        if (table.Missing(needed) is { Count: > 0 } missing)
            return new ImportOutcome.ColumnsMissing(missing, needed);

        var (wishes, refused) = Read(table, programme, track, attributes);
        Guid? by = channel is null ? null : await channels.FindOrAddAsync(programme.Id, channel, endsAt: null, actor, stop);
        var (added, there) = (0, 0);
        foreach (var batch in wishes.Chunk(BatchSize))
        {
            var outcomes = await AddAsync(batch, by, stop);
            added += outcomes.Count(outcome => outcome.Came is RegistrationOutcome.Accepted);
            there += outcomes.Count(outcome => outcome.Came is RegistrationOutcome.AlreadyRegistered);
            refused.AddRange(outcomes.Where(outcome => outcome.Came is RegistrationOutcome.RegistrationClosed)
                .Select(outcome => new RefusedRow(outcome.Row, "registration for this programme is closed")));
        }

        await audit.WriteAsync(actor, "import_registrations", $"{programme.Slug}/{track.Slug}",
            $"{added} added, {there} there already, {refused.Count} refused", stop);
        return new ImportOutcome.Done(new ImportReport(added, there, refused));
    }

    private (List<(CsvRow Row, NewRegistration Wish)> Wishes, List<RefusedRow> Refused) Read(
        CsvTable table, Programme programme, Track track, IReadOnlyList<ProgrammeAttribute> attributes)
    {
        var today = TodayAt(programme.TimeZone);
        var (ids, addresses) = (new FirstSeen("id"), new FirstSeen("email", MailAddress.Key));
        var (wishes, refused) = (new List<(CsvRow, NewRegistration)>(), new List<RefusedRow>());

        foreach (var row in table.Rows)
        {
            var cells = new CellReader(row);
            ids.Check(row, cells);
            addresses.Check(row, cells);
            if (row.Flaw is null && new ImportRow(cells, programme, track, attributes, today).Read() is { } wish)
                wishes.Add((row, wish));
            else
                refused.Add(new RefusedRow(row, cells.Reason));
        }

        return (wishes, refused);
    }

    /// <summary>One transaction for a few hundred people: fast, and after a crash the next import goes on where this one stopped.</summary>
    private Task<List<(CsvRow Row, RegistrationOutcome Came)>> AddAsync(
        IReadOnlyList<(CsvRow Row, NewRegistration Wish)> batch, Guid? channel, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            var outcomes = new List<(CsvRow, RegistrationOutcome)>(batch.Count);
            foreach (var (row, wish) in batch)
                outcomes.Add((row, await arrivals.RegisterAsync(connection, wish, channel, stop)));
            return outcomes;
        }, stop);

    private DateOnly TodayAt(string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);
}
