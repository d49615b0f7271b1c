namespace Recruit.Web.Tests.Commands.Draw;

/// <summary>What is wrong in the files or options of a draw is told with its place and remedy, all at once.</summary>
public sealed class DrawFilesTests : IDisposable
{
    private const string People = "id,gender\nanna,woman\nben,man\ncem,woman\ndirk,man\n";
    private const string Targets = "attribute,level,min,max\ngender,woman,1,1\ngender,man,1,1\n";

    private readonly DrawInFolder run = new();

    [Theory]
    [InlineData("attribute,level,share\ngender,woman,0.5\ngender,man,0.48\n",
        "targets.csv, line 2, column share: the shares of gender add up to 0.98. They must add up to 1.")]
    [InlineData("attribute,level,min,max\ngender,woman,2,1\ngender,man,0,1\n",
        "targets.csv, line 2, column min: the least number 2 is more than the most 1")]
    [InlineData("attribute,level,min,max\ngender,woman,1,2\n", "pool.csv, line 3, column gender: no target names the level \"man\"")]
    [InlineData("attribute,level,min,max\ngender,woman,0,2\ngender,man,0,2\ngender,x,1,1\n",
        "targets.csv, line 4, column level: nobody in pool.csv has gender x")]
    [InlineData("attribute,level,min,max\ngender,woman,1,one\ngender,man,1,1\n",
        "targets.csv, line 2, column max: \"one\" is not a whole number")]
    [InlineData("attribute,level,min,max\ngender,woman,1,1\ngender,woman,1,1\ngender,man,1,1\n",
        "targets.csv, line 3, column level: gender woman already stands on line 2")]
    [InlineData("attribute,level,min,max\ngender,woman,1,1\nGender,Woman,1,1\ngender,man,1,1\n",
        "targets.csv, line 3, column level: gender woman already stands on line 2")]
    [InlineData("attribute,level,share,slack\ngender,woman,0.5,much\ngender,man,0.5,\n",
        "targets.csv, line 2, column slack: \"much\" is not a number")]
    [InlineData("attribute,level,share\ngender,woman,50%\ngender,man,0.5\n", "targets.csv, line 2, column share: \"50%\" is not a share")]
    [InlineData("attribute,level,min,max\ngender,,1,1\n", "targets.csv, line 2, column level: the cell is empty")]
    [InlineData("attribute,level,min,max\nshoe,42,1,1\n",
        "pool.csv, line 1, column shoe: the column is missing and there are targets for it")]
    [InlineData("feature,value,min,max,min_flex,max_flex\ngender,woman,1,1,2,2\ngender,man,1,1,0,2\n",
        "targets.csv, line 2, column min_flex: 2 is more than min, which is 1")]
    [InlineData("attribute,level,dialogue,min,max\ngender,woman,Goes,1,1\n",
        "targets.csv, line 2, column dialogue: there is no dialogue Goes")]
    [InlineData(People, "targets.csv, line 1: these are no targets: the columns are id, gender. It looks like a file of people; "
        + "were --people and --targets swapped?")]
    [InlineData("", "targets.csv, line 1: the file is empty")]
    public void Targets_that_cannot_be_are_refused(string targets, string message) => AssertRefused(People, targets, message);

    [Theory]
    [InlineData("id,gender\nanna,woman\nben,\ncem,man\n", "pool.csv, line 3, column gender: ben has no level")]
    [InlineData("id,gender\nanna,woman\nanna,man\n", "pool.csv, line 3, column id: anna already stands on line 2")]
    [InlineData("id,gender\n,woman\nben,man\n", "pool.csv, line 2, column id: the id is empty")]
    [InlineData("id,gender,must,exclude\nanna,woman,yes,yes\nben,man,,\n",
        "pool.csv, line 2, column must: anna must have a seat and is excluded")]
    [InlineData("id,gender,exclude\nanna,woman,perhaps\nben,man,\n", "pool.csv, line 2, column exclude: \"perhaps\" is neither yes nor no")]
    [InlineData("id,gender,boost\nanna,woman,-1\nben,man,\n", "pool.csv, line 2, column boost: \"-1\" is not a boost")]
    [InlineData("id,gender,boost\nanna,woman,2\nben,man,\n",
        "pool.csv, line 2, column boost_reason: another chance than others have needs its reason")]
    [InlineData(Targets, "pool.csv, line 1: these are targets, not people. Were --people and --targets swapped?")]
    [InlineData("id,gender\nanna\n", "pool.csv, line 2: the row has 1 cells where the header has 2")]
    public void People_who_cannot_be_drawn_from_are_refused(string people, string message) => AssertRefused(people, Targets, message);

    [Theory]
    [InlineData("attribute,level,min,max\ngender,woman,2,2\ngender,man,1,2\n", "- 2 seats\n- 2 of gender woman\n- 1 to 2 of gender man\n")]
    [InlineData("attribute,level,min,max\ngender,woman,0,1\ngender,man,0,0\n", "- 2 seats\n- 0 to 1 of gender woman\n- 0 of gender man\n")]
    public void Targets_that_do_not_add_up_to_the_seats_have_no_solution_and_the_least_change_is_told(string targets, string clash)
    {
        var code = run.Draw("--people", run.Write("pool.csv", People), "--targets", run.Write("targets.csv", targets), "--seats", "2");

        Assert.Equal(3, code);
        Assert.Contains(clash, run.Errors, StringComparison.Ordinal);
        Assert.Contains("The least change that would do: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_number_of_seats_only_that_is_said()
    {
        var code = run.Draw("--people", run.Write("pool.csv", People), "--targets", run.Write("targets.csv", Targets));

        Assert.Equal(2, code);
        Assert.Equal(
            "--seats: it is not said how many seats there are. Give a number such as --seats 30, or --dialogues with a CSV name,min,max.\n",
            run.Errors);
    }

    [Theory]
    [InlineData("id,region\n1,Zürich\n2,Genève\n3,Zu\u0308rich\n4,GENE\u0300VE\n",
        "attribute,level,min,max\nRegion,Zu\u0308rich,1,1\nregion,Gene\u0300ve,1,1\n")]
    [InlineData("id,gender\n1,Male\n2,Female\n3,male\u200B\n4, female \n",
        "feature,value,min,max\nGENDER,Ma\u200Ble,1,1\ngender,female\u00A0,1,1\n")]
    [InlineData("sep=;\nid;gender;;\n1;Male;;\n2;Female;;\n3;Male;;\n4;Female;;\n;;;\n",
        "attribute\tlevel\tmin\tmax\ngender\tMale\t1\t1\ngender\tFemale\t1\t1\n\t\t\t\n")]
    public void What_looks_the_same_is_the_same(string people, string targets)
    {
        var code = run.Draw("--people", run.Write("pool.csv", people), "--targets", run.Write("targets.csv", targets), "--seats", "2",
            "--seed", "1", "--out", run.PathOf("drawn.csv"));

        Assert.Equal("", run.Errors);
        Assert.Equal(0, code);
        Assert.Equal(2, run.Rows("drawn.csv").Count);
    }

    [Theory]
    [InlineData("Dorpsstraat 12", "1234AB")]
    [InlineData("DORPSSTRAAT  12", "1234 ab")]
    [InlineData("Dorpsstraat\u00A012", "1234\u200B AB")]
    public void Two_spellings_of_an_address_are_one_household(string street, string postcode)
    {
        var people = run.Write(
            "pool.csv", $"id,gender,primary_address1,primary_zip\n1,woman,Dorpsstraat 12,1234 AB\n2,man,{street},{postcode}\n"
                + "3,woman,Kade 3,1003\n4,man,Kade 4,1004\n");

        var code = run.Draw("--people", people, "--targets", run.Write("targets.csv", Targets), "--seats", "2", "--seed", "1", "--panels",
            run.PathOf("panels.csv"));

        Assert.Equal(0, code);
        Assert.DoesNotContain(run.Panels(), panel => panel.Contains("1") && panel.Contains("2"));
    }

    [Theory]
    [InlineData("--seats", "0", "--seats: 0 is not a number of seats")]
    [InlineData("--fairness", "fair", "--fairness: \"fair\" is not a kind of fairness. Give maximin, leximin, minimax, goldilocks.")]
    [InlineData("--same-household", "two", "--same-household: \"two\" is not a rule for households")]
    [InlineData("--same-household", "one", "pool.csv, line 1, column household: the column is missing, so nobody's household is known")]
    [InlineData("--household-columns", "street", "pool.csv, line 1, column street: the column is missing")]
    [InlineData("--number", "1000", "--number: \"1000\" is not the number of a panel")]
    [InlineData("--reserves", "-1", "--reserves: -1 is not a number of reserves")]
    [InlineData("--time-limit", "0", "--time-limit: that is not a time")]
    [InlineData("--report", "/no/such/folder/draw.json", "the folder does not exist")]
    [InlineData("--out", "/tmp", "/tmp: this is a folder. Name a file in it.")]
    [InlineData("--beacon", " ", "--beacon: the public number is empty")]
    public void An_option_that_makes_no_sense_is_refused(string option, string value, string message)
    {
        string[] order = ["--people", run.Write("pool.csv", People), "--targets", run.Write("targets.csv", Targets), option, value];

        var code = run.Draw(option == "--seats" ? order : [.. order, "--seats", "2"]);

        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Equal(2, code);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var code = run.DrawAll("id,gender\nanna,\nben,x\n", "attribute,level,min,max\ngender,woman,2,1\ngender,man,a,1\n", "--seats", "2");

        Assert.Equal(2, code);
        Assert.Contains("targets.csv, line 2, column min", run.Errors, StringComparison.Ordinal);
        Assert.Contains("targets.csv, line 3, column min", run.Errors, StringComparison.Ordinal);
        Assert.Contains("pool.csv, line 2, column gender", run.Errors, StringComparison.Ordinal);
        Assert.Contains("pool.csv, line 3, column gender", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_thousand_levels_are_no_attribute()
    {
        var levels = Enumerable.Range(0, 2_000).ToList();

        var code = run.DrawAll("id,town\n" + string.Concat(levels.Select(level => $"p{level},t{level}\n")),
            "attribute,level,min,max\n" + string.Concat(levels.Select(level => $"town,t{level},0,1\n")), "--seats", "60");

        Assert.Equal(2, code);
        Assert.Contains("targets.csv, line 2, column attribute: town has 2000 levels", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_none_is_refused_before_anything_is_drawn()
    {
        var code = run.DrawAll(People, Targets, "--seats", "2", "--receipt-key", run.Write("key", "secret\n"));

        Assert.Equal(2, code);
        Assert.Contains("key: there is no key in it", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => run.Dispose();

    private void AssertRefused(string people, string targets, string message)
    {
        var code = run.DrawAll(people, targets, "--seats", "2");

        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Equal(2, code);
    }
}
