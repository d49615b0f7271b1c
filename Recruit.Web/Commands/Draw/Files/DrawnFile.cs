using System.Globalization;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Web.Commands.Draw.Files;

/// <summary>Writes who was drawn: id, seat or reserve, chance, and then the person's columns as they came.</summary>
public sealed class DrawnFile(PoolFile people, DrawResult result)
{
    private readonly bool several = result.Lottery.Problem.Dialogues.Count > 1;

    /// <param name="reserves">In the order in which they were drawn.</param>
    public string Write(IReadOnlyList<PanelReserve> reserves)
    {
        var text = new StringWriter();
        string[] written = several ? ["id", "seat", "chance", "dialogue"] : ["id", "seat", "chance"];
        var others = people.Sheet.Columns.Index()
            .Where(column => !written.Contains(column.Item, StringComparer.OrdinalIgnoreCase)).ToList();
        CsvWriter.WriteRow(text, [.. written, .. others.Select(column => column.Item)]);

        var shares = result.Shares;
        foreach (var (member, seat, dialogue) in Lots(reserves))
        {
            string[] lot = [people.Members[member].Id, seat, shares[member].ToString(CultureInfo.InvariantCulture)];
            CsvWriter.WriteRow(text, [.. lot, .. several ? [dialogue] : Array.Empty<string>(),
                .. others.Select(column => people.Rows[member].Cells[column.Index])]);
        }

        return text.ToString();
    }

    private IEnumerable<(int Member, string Seat, string Dialogue)> Lots(IReadOnlyList<PanelReserve> reserves) =>
    [
        .. result.Drawn?.Seats.Select(seat => (seat.Member, "seat", result.Lottery.Problem.Dialogues[seat.Dialogue].Name)) ?? [],
        .. reserves.Select(reserve => (reserve.Member, "reserve", "")),
    ];
}
