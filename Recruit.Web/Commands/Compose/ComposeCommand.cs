using System.CommandLine;

namespace Recruit.Web.Commands.Compose;

/// <summary>The verb <c>compose</c>: tables from a CSV, without a database.</summary>
public static class ComposeCommand
{
    private static readonly Option<string> People = new("--people")
    {
        Description = "CSV of people: id, attributes, and optional table, household, apart, together, available, role, wish, reserve",
        Required = true,
    };
    private static readonly Option<string> Tables = new("--tables")
    {
        Description =
            "A number of tables, or a CSV: table,min,max and optional theme, region (only its people), near (a wish of its people), "
                + "role:NAME, targets; starts_at and format are printed and decide nothing",
        Required = true,
    };
    private static readonly Option<string> Size =
        new("--size") { Description = "Size range with a number of tables", DefaultValueFactory = _ => "8-15" };
    private static readonly Option<string?> Attributes =
        new("--attributes") { Description = "Columns to balance, separated by commas; default: all without a meaning of their own" };
    private static readonly Option<string?> Weights =
        new("--weights") { Description = "Weights such as age_group=2,gender=1; default 1 each" };
    private static readonly Option<string?> Targets =
        new("--targets") { Description = "CSV attribute,level,share: mirror these shares instead of the group's own" };
    private static readonly Option<string?> Cross = new("--cross")
    {
        Description = "Pairs of attributes to mirror as well, such as age_group:gender, as a wish; with =2 behind it for another weight "
            + "than 0.5",
    };
    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "Everyone sits so many times, in balance each time and meeting as many new people as possible",
        DefaultValueFactory = _ => 1,
    };
    private static readonly Option<string?> Current =
        new("--current") { Description = "Mend this roster (CSV table,id) after people left, came or were pinned elsewhere" };
    private static readonly Option<int?> Changes = new("--changes")
    {
        Description = "With --current: move at most so many people; default: twice the number of those who left, came or were pinned",
    };
    private static readonly Option<long> Seed =
        new("--seed") { Description = "The same seed and threads give the same roster", DefaultValueFactory = _ => 1 };
    private static readonly Option<double?> TimeLimit = new("--time-limit")
    {
        Description = "Use at most so many seconds, then take the best found so far (exit code 4 unless it is proven optimal)",
    };
    private static readonly Option<int> Threads = new("--threads")
    {
        Description = "Searches side by side; default: one per core",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };
    private static readonly Option<string> Solver = new("--solver")
    {
        Description =
            "auto: OR-Tools seats tables anew where rules bind, proves small groups and names rules that clash; search: never; exact: "
                + "always, for a minute or the time limit",
        DefaultValueFactory = _ => "auto",
    };
    private static readonly Option<string?> Out = new("--out") { Description = "Where the roster goes (CSV); default: standard output" };
    private static readonly Option<string?> Report = new("--report")
    {
        Description = "Where the report goes (JSON): proof, balance per table, why each person sits there, who has no seat and why",
    };
    private static readonly Option<string?> Html = new("--html")
    {
        Description = "Where a page to print goes: tables with their balance as bars, why each person sits there, and the proof in words",
    };
    private static readonly Option<string> Language =
        new Option<string>("--language") { Description = "Language of the page", DefaultValueFactory = _ => "nl" }
            .AcceptOnlyFromAmong("nl", "en");
    private static readonly Option<bool> Json = new("--json") { Description = "Print the report to standard output" };

    public static Command Create()
    {
        var command = new Command("compose",
            "Seats people at tables that mirror the group, with a proof of how good that is.\n"
            + "Example: ./recruit compose --people people.csv --tables 50 --size 8-15 --out roster.csv --report report.json\n"
            + "Mending:  ./recruit compose --people people.csv --tables 50 --current roster.csv --changes 4 --out "
            + "mended.csv --report report.json")
        {
            People, Tables, Size, Attributes, Weights, Targets, Cross, Rounds, Current, Changes, Seed, TimeLimit, Threads, Solver, Out,
            Report, Html, Language, Json,
        };
        command.SetAction((line, stop) => Task.FromResult(Compose(line, stop)));
        return command;
    }

    private static int Compose(ParseResult line, CancellationToken stop)
    {
        var order = new ComposeOrder(line.GetRequiredValue(People), line.GetRequiredValue(Tables))
        {
            Size = line.GetValue(Size)!,
            Attributes = line.GetValue(Attributes),
            Weights = line.GetValue(Weights),
            Targets = line.GetValue(Targets),
            Cross = line.GetValue(Cross),
            Rounds = line.GetValue(Rounds),
            Current = line.GetValue(Current),
            Changes = line.GetValue(Changes),
            Seed = line.GetValue(Seed),
            TimeLimit = line.GetValue(TimeLimit),
            Threads = line.GetValue(Threads),
            Solver = line.GetValue(Solver)!,
            Out = line.GetValue(Out),
            Report = line.GetValue(Report),
            Html = line.GetValue(Html),
            Language = line.GetValue(Language)!,
            Json = line.GetValue(Json),
        };
        var (output, error) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
        return new ComposeRun(order, output, error, live: error == Console.Error && !Console.IsErrorRedirected, TimeProvider.System)
            .Run(stop);
    }
}
