using System.Text.Json;
using Recruit.Web.Tests.Commands.Draw;

namespace Recruit.Web.Tests.Commands.Verify;

/// <summary>What a citizen gets from <c>verify</c>: who is drawn, the own chance, or what does not match.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private readonly DrawInFolder run = new();

    public VerifyCommandTests() => run.DrawAll(DrawInFolder.Forty, DrawInFolder.GenderAndAge, "--seats", "8", "--number", "later");

    [Fact]
    public void It_prints_whom_the_dice_drew()
    {
        Assert.Equal(0, run.Verify("--number", "4 1 7"));

        Assert.Equal(run.Panels()[417], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("The proof holds: no panel beats the bound", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_reads_the_same_as_json()
    {
        Assert.Equal(0, run.Verify("--number", "417", "--json"));
        var told = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("in_order", told.GetProperty("status").GetString());
        Assert.Equal(417, told.GetProperty("number").GetInt32());
        Assert.Equal(run.Panels()[417], told.GetProperty("drawn").EnumerateArray().Select(seat => seat.GetProperty("id").GetString()));

        run.Write("panels.csv", run.Read("panels.csv").Replace("417,p", "417,q", StringComparison.Ordinal));
        Assert.Equal(3, run.Verify("--number", "417", "--json"));
        Assert.Equal("not_in_order", JsonDocument.Parse(run.Output).RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public void With_the_people_every_panel_is_checked()
    {
        Assert.Equal(0, run.Verify("--people", run.PathOf("pool.csv")));
        Assert.Contains("Every one of the thousand panels meets every target", run.Errors, StringComparison.Ordinal);

        run.Write("pool.csv", run.Read("pool.csv").Replace("p3,man", "p3,woman", StringComparison.Ordinal));
        Assert.Equal(3, run.Verify("--people", run.PathOf("pool.csv")));
        Assert.Contains("where the rule is 4 of gender", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_a_code_finds_the_own_chance()
    {
        var mine = run.Rows("codes.csv")[5];

        Assert.Equal(0, run.Verify("--id", mine["id"], "--code", mine["code"]));
        Assert.Contains("Your chance is", run.Errors, StringComparison.Ordinal);
        Assert.Equal(3, run.Verify("--id", "p6", "--code", mine["code"]));
        Assert.Contains("No chance is published for p6 with that code", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_levels_are_hidden_the_proof_is_checked_in_points_and_everyone_sees_the_own()
    {
        run.DrawAll(DrawInFolder.Forty, DrawInFolder.GenderAndAge, "--seats", "8", "--hide-profiles");
        var mine = run.Rows("codes.csv")[5];

        Assert.Equal(0, run.Verify("--id", mine["id"], "--code", mine["code"]));
        Assert.Contains("The proof holds, in points", run.Errors, StringComparison.Ordinal);
        Assert.Contains("In the proof you are one of", run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, run.Verify("--people", run.PathOf("pool.csv")));
        Assert.Contains("The points are those of the people of the file.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("draw.json")]
    [InlineData("panels.csv")]
    public void One_changed_byte_is_refused_with_three(string file)
    {
        var (dice, whole) = (new Random(5), File.ReadAllBytes(run.PathOf(file)));

        foreach (var place in Enumerable.Range(0, 150).Select(_ => dice.Next(whole.Length)))
        {
            byte[] changed = [.. whole];
            changed[place] ^= (byte)dice.Next(1, 256);
            File.WriteAllBytes(run.PathOf(file), changed);
            Assert.True(run.Verify("--number", "417") == 3, $"byte {place}");
        }

        Assert.StartsWith("This draw is not in order:", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--number", "dice", "--number: \"dice\" is not the number of a panel")]
    [InlineData("--id", "p6", "--id: one's own chance needs both id and code")]
    [InlineData("--people", "nowhere.csv", "nowhere.csv: there is no such file")]
    public void An_option_that_makes_no_sense_is_refused(string option, string value, string message)
    {
        Assert.Equal(2, run.Verify(option, value));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => run.Dispose();
}
