using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Web.Commands.Compose;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Draw;

/// <summary>The tables at which whoever is drawn will sit, by the rules of <c>compose</c>: nobody is drawn who could not.</summary>
public sealed class DrawnTables
{
    private readonly CompositionProblem tables;
    private readonly Dictionary<string, Guest> guests;

    private DrawnTables(CompositionProblem tables) =>
        (this.tables, guests) = (tables, tables.Guests.ToDictionary(guest => guest.Id, guest => guest with { Reserve = false }));

    public int Count => tables.Tables.Count;

    /// <summary>Null where no tables are given, or something is wrong with them.</summary>
    public static DrawnTables? Read(DrawOrder order, List<FileFault> faults)
    {
        if (order.Tables is not { } text) return null;
        if (order.Dialogues is not null)
        {
            faults.Add(new("--tables", null, null, "tables are those of one dialogue", "Leave out --tables or --dialogues."));
            return null;
        }

        var files = new ComposeFiles(new ComposeOrder(order.People, text) { Size = order.Size });
        faults.AddRange(files.Faults);
        if (files.Faults.Count > 0) return null;
        var (least, most) = (files.Problem.Tables.Sum(table => table.Min), files.Problem.Tables.Sum(table => table.Max));
        if (order.Seats < least || order.Seats > most)
            faults.Add(new("--tables", null, null, $"the tables have {least} to {most} seats together, and {order.Seats} people are drawn",
                "Change --seats, the number of tables or their --size."));
        return new DrawnTables(files.Problem);
    }

    /// <summary>The panels, of which each can be seated.</summary>
    /// <exception cref="CommandFault">None can.</exception>
    public SeatedPanels Seat(NumberedPanels panels, PanelLottery lottery, long seed) =>
        SeatedPanels.Of(panels, lottery.Chances, panel => TableComposer.CanSeatAll(
            tables with { Guests = [.. panel.Seats.Select(seat => guests[lottery.Problem.Pool[seat.Member].Id])] }, seed))
        ?? throw new CommandFault(ExitCode.NoSolution,
            "None of the thousand panels can be seated at these tables by all of their rules: too many people must be apart, or can sit at "
            + "few tables only. Give more tables, or draw without --tables.");
}
