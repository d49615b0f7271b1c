using System.Text.RegularExpressions;
using Recruit.Testing;

namespace Recruit.Web.Tests.Architecture;

/// <summary>docs/programme.md promises a page and a test for every row of the programme.</summary>
public sealed partial class ProgrammePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "programme.md"));

    [Fact]
    public void Every_test_that_it_names_is_there()
    {
        var tests = Repository.Files("tests", "*.cs").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var named = TestName().Matches(Page).Select(match => match.Value).ToHashSet();

        Assert.True(named.Count >= 20);
        Assert.DoesNotContain(named, name => !tests.Contains(name));
    }

    [Fact]
    public void Every_page_that_it_names_has_an_address_on_the_site()
    {
        var routes = Repository.Files("Recruit.Web", "*.cshtml").SelectMany(File.ReadLines)
            .Select(line => Route().Match(line)).Where(match => match.Success)
            .Select(match => Place().Replace(match.Groups[1].Value, "…").TrimEnd('/')).ToHashSet();
        var named = Address().Matches(Page).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.True(named.Count >= 10);
        Assert.DoesNotContain(named, address => !routes.Any(route => route.EndsWith(address, StringComparison.Ordinal)));
    }

    [GeneratedRegex("(?<=`)[A-Z][A-Za-z]+(?:Tests|Journey)(?=`)")]
    private static partial Regex TestName();

    [GeneratedRegex("`(/[^`]+)`")]
    private static partial Regex Address();

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex Route();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();
}
