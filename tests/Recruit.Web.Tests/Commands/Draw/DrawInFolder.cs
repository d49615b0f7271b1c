using System.Text.Json;
using Recruit.Web.Commands.Draw;
using Recruit.Web.Commands.Verify;

namespace Recruit.Web.Tests.Commands.Draw;

/// <summary>Runs <c>draw</c> and <c>verify</c> in a folder of their own.</summary>
internal sealed class DrawInFolder : CommandInFolder
{
    public const string Gender = "attribute,level,min,max\ngender,woman,4,4\ngender,man,4,4\n";

    /// <summary>Forty people of two genders, three ages and twenty households.</summary>
    public static string Forty { get; } =
        "id,gender,age,household\n" + string.Concat(
            Enumerable.Range(0, 40).Select(place => $"p{place},{(place % 3 == 0 ? "man" : "woman")},a{place % 7 / 3},h{place / 2}\n"));

    public static string GenderAndAge { get; } = Gender + "age,a0,2,4\nage,a1,2,4\nage,a2,1,3\n";

    public int Draw(params string[] arguments) => Run(DrawCommand.Create(), arguments);

    /// <summary>Draws from a pool and targets with every file asked for.</summary>
    public int DrawAll(string people, string targets, params string[] arguments) => Draw(
    [
        "--people", Write("pool.csv", people), "--targets", Write("targets.csv", targets), "--seed", "7",
        "--out", PathOf("drawn.csv"), "--report", PathOf("draw.json"), "--panels", PathOf("panels.csv"), "--receipts", PathOf("codes.csv"),
        .. arguments,
    ]);

    public int Verify(params string[] arguments) =>
        Run(VerifyCommand.Create(), ["--report", PathOf("draw.json"), "--panels", PathOf("panels.csv"), .. arguments]);

    public JsonElement Report() => JsonDocument.Parse(Read("draw.json")).RootElement;

    public List<Dictionary<string, string>> Rows(string file)
    {
        var lines = Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>The ids on each of the panels.</summary>
    public List<List<string>> Panels() => [.. Rows("panels.csv").GroupBy(row => row["number"]).OrderBy(panel => panel.Key)
        .Select(panel => panel.Select(row => row["id"]).ToList())];
}
