using Recruit.Scheduler.Draws.Publishing;
using Recruit.Web.Commands.Draw.Files;

namespace Recruit.Web.Commands.Draw;

/// <summary>Writes the files of a draw, and says what came of it.</summary>
public sealed class DrawOutput(DrawOrder order, PoolFile people, TextWriter output, TextWriter error)
{
    public void Write(DrawResult result, IReadOnlyList<PanelReserve> reserves)
    {
        var receipts = new Receipts(order.ReceiptKey is { } key ? ReceiptsFile.KeyIn(key) : Receipts.NewKey());
        var (report, panels) = DrawPublication.Of(result, receipts);
        var drawn = result.Drawn is null ? null : new DrawnFile(people, result).Write(reserves);

        if (order.Panels is { } panelsPath) File.WriteAllText(panelsPath, panels);
        if (order.Report is { } reportPath) File.WriteAllText(reportPath, report);
        if (order.Receipts is { } receiptsPath) ReceiptsFile.Write(receiptsPath, people, receipts, result.Shares);
        if (order.Out is { } path && drawn is not null) File.WriteAllText(path, drawn);
        if (order.Json) output.Write(report);
        else if (order.Out is null && drawn is not null) output.Write(drawn);

        var to = order is { Out: not null, Json: false } ? output : error;
        foreach (var sentence in DrawInWords.Of(result, reserves, people.Excluded.Count)) to.WriteLine(sentence);
        if (order is { Report: not null, Receipts: null, ReceiptKey: null })
            to.WriteLine(
                "Nobody can find the own chance in the report, because no receipts were kept: add --receipts FILE to hand them out.");
    }
}
