using System.CommandLine;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Web.Commands.Draw;

/// <summary>The verb <c>draw</c>: a fair draw from a CSV, without a database.</summary>
public static class DrawCommand
{
    private static readonly Option<string> People = new("--people")
    {
        Description = "CSV of the pool: id, attributes, and optional household, available, must, exclude, boost with boost_reason; "
            + "a respondents file of the sortition community is read as it is",
        Required = true,
    };
    private static readonly Option<string> Targets = new("--targets")
    {
        Description = "CSV attribute,level,min,max or attribute,level,share[,slack]; a categories or features file of the "
            + "sortition community is read as it is",
        Required = true,
    };
    private static readonly Option<int?> Seats = new("--seats") { Description = "How many people are drawn" };
    private static readonly Option<string?> Dialogues = new("--dialogues")
    {
        Description =
            "CSV name,min,max: draw for several dialogues at once; targets may then have a column dialogue, and people a column available",
    };
    private static readonly Option<string?> Tables = new("--tables")
    {
        Description = "The tables of compose, a number or a CSV: each of the thousand panels is then seated by their rules, with the "
            + "columns household, apart, together, available, table and role, and nobody is drawn who cannot sit",
    };
    private static readonly Option<string> Size =
        new("--size") { Description = "Size range with a number of tables", DefaultValueFactory = _ => "8-15" };
    private static readonly Option<string> Fairness = new("--fairness")
    {
        Description =
            "leximin: raise the lowest chance, then the next lowest, and so on; maximin: only the lowest; minimax: lower the highest; "
            + "goldilocks: keep the highest low as the lowest is kept high, so that false answers gain little",
        DefaultValueFactory = _ => "leximin",
    };
    private static readonly Option<string?> SameHousehold = new("--same-household")
    {
        Description = "one: at most one of a household is drawn; any: as many as come, one per table. Default: one where they are known",
    };
    private static readonly Option<string?> HouseholdColumns = new("--household-columns")
    {
        Description = "Columns that together tell a household; default: household, or primary_address1,primary_zip",
    };
    private static readonly Option<string?> Number =
        new("--number") { Description = "The panel that three ten-sided dice showed, 000 to 999; later: publish first, throw afterwards" };
    private static readonly Option<string?> Beacon = new("--beacon")
    {
        Description = "A public number or text, announced beforehand and known only afterwards, from which the panel follows",
    };
    private static readonly Option<int> Reserves =
        new("--reserves") { Description = "How many reserves are drawn with the panel", DefaultValueFactory = _ => 0 };
    private static readonly Option<long?> Seed = new("--seed")
    {
        Description = "The same seed gives the same panels in the same order, and their number where no dice are thrown; default: a "
            + "random one, which is published",
    };
    private static readonly Option<double?> TimeLimit = new("--time-limit")
    {
        Description = "Stop after so many seconds with the fairest lottery found so far (exit code 4 unless it is proven)",
    };
    private static readonly Option<bool> HideProfiles = new("--hide-profiles")
    {
        Description = "Leave out of the report whatever tells anyone's levels; the proof of the lowest chance is then one in points",
    };
    private static readonly Option<string?> Out =
        new("--out") { Description = "Where the drawn people go (CSV id,seat,chance and their columns); default: standard output" };
    private static readonly Option<string?> Report =
        new("--report") { Description = "Where the report to publish goes (JSON): chances under receipts, targets, proof and seal" };
    private static readonly Option<string?> Panels =
        new("--panels") { Description = "Where the thousand numbered panels to publish go (CSV number,id)" };
    private static readonly Option<string?> Receipts = new("--receipts")
    {
        Description =
            "Where the secret codes go that each person gets to find the own chance (CSV id,code,receipt,chance); not to be published",
    };
    private static readonly Option<string?> ReceiptKey = new("--receipt-key")
    {
        Description = "File with the secret key of the receipts, made when it is not there; the same key gives the same receipts",
    };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the report to standard output" };

    public static Command Create()
    {
        var command = new Command("draw",
            """
            Draws people so that every target is met and everyone's chance is as equal as the targets allow, with a proof of that.
            Example:    ./recruit draw --people pool.csv --targets targets.csv --seats 60 --out drawn.csv
                          --report draw.json --panels panels.csv
            With dice:  ./recruit draw --people pool.csv --targets targets.csv --seats 60 --number later
                          --report draw.json --panels panels.csv --receipts codes.csv
                        then publish draw.json and panels.csv, throw three dice, and
                        ./recruit verify --report draw.json --panels panels.csv --number 417
            """)
        {
            People, Targets, Seats, Dialogues, Tables, Size, Fairness, SameHousehold, HouseholdColumns, Number, Beacon, Reserves, Seed,
            TimeLimit, HideProfiles, Out, Report, Panels, Receipts, ReceiptKey, Json,
        };
        command.SetAction((line, stop) => Task.FromResult(Draw(line, stop)));
        return command;
    }

    private static int Draw(ParseResult line, CancellationToken stop)
    {
        var (output, error) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
        return new DrawRun(OrderIn(line), new GoogleSolver(), output, error, live: error == Console.Error && !Console.IsErrorRedirected,
            TimeProvider.System).Run(stop);
    }

    private static DrawOrder OrderIn(ParseResult line) => new(line.GetRequiredValue(People), line.GetRequiredValue(Targets))
    {
        Seats = line.GetValue(Seats),
        Dialogues = line.GetValue(Dialogues),
        Tables = line.GetValue(Tables),
        Size = line.GetValue(Size)!,
        Fairness = line.GetValue(Fairness)!,
        SameHousehold = line.GetValue(SameHousehold),
        HouseholdColumns = line.GetValue(HouseholdColumns),
        Number = line.GetValue(Number),
        Beacon = line.GetValue(Beacon),
        Reserves = line.GetValue(Reserves),
        Seed = line.GetValue(Seed),
        TimeLimit = line.GetValue(TimeLimit),
        HideProfiles = line.GetValue(HideProfiles),
        Out = line.GetValue(Out),
        Report = line.GetValue(Report),
        Panels = line.GetValue(Panels),
        Receipts = line.GetValue(Receipts),
        ReceiptKey = line.GetValue(ReceiptKey),
        Json = line.GetValue(Json),
    };
}
