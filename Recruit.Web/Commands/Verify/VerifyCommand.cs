using System.CommandLine;

namespace Recruit.Web.Commands.Verify;

/// <summary>The verb <c>verify</c>: checks a published draw from its files alone.</summary>
public static class VerifyCommand
{
    private static readonly Option<string> Report = new("--report") { Description = "The published report (draw.json)", Required = true };
    private static readonly Option<string> Panels = new("--panels") { Description = "The published panels (panels.csv)", Required = true };
    private static readonly Option<string?> Number =
        new("--number") { Description = "The panel that the dice showed, 000 to 999; default: the number in the report" };
    private static readonly Option<string?> Beacon = new("--beacon") { Description = "The public number or text that was announced" };
    private static readonly Option<string?> People = new("--people")
    {
        Description =
            "For an auditor: the CSV of the pool; every one of the thousand panels is then held against every target and household",
    };
    private static readonly Option<string?> HouseholdColumns =
        new("--household-columns") { Description = "With --people: the columns that together tell a household, as in the draw" };
    private static readonly Option<string?> Id =
        new("--id") { Description = "With --code: who you are in the panels, to find your own chance" };
    private static readonly Option<string?> Code = new("--code") { Description = "The secret code that you were given" };
    private static readonly Option<bool> Json =
        new("--json") { Description = "Print who is drawn, or what does not match, for a program to read" };

    public static Command Create()
    {
        var command = new Command("verify",
            """
            Checks a published draw: that nothing was changed, that the chances are those of the panels, and that no lottery is fairer.
            Prints who is drawn.
            Example:        ./recruit verify --report draw.json --panels panels.csv --number 417
            My own chance:  ./recruit verify --report draw.json --panels panels.csv --id 1204 --code 7ZQ4-…
            """)
        {
            Report, Panels, Number, Beacon, People, HouseholdColumns, Id, Code, Json,
        };
        command.SetAction(Verify);
        return command;
    }

    private static int Verify(ParseResult line)
    {
        var order = new VerifyOrder(line.GetRequiredValue(Report), line.GetRequiredValue(Panels))
        {
            Number = line.GetValue(Number),
            Beacon = line.GetValue(Beacon),
            People = line.GetValue(People),
            HouseholdColumns = line.GetValue(HouseholdColumns),
            Id = line.GetValue(Id),
            Code = line.GetValue(Code),
            Json = line.GetValue(Json),
        };
        return new VerifyRun(order, line.InvocationConfiguration.Output, line.InvocationConfiguration.Error).Run();
    }
}
