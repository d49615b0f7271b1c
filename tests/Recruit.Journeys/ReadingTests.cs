namespace Recruit.Journeys;

/// <summary>The reader of pages sees what people stumble over, and nothing else.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("Gemeentehuis Doetinchem, raadzaalofOnline")]
    [InlineData("Dat is bewezen.Ook de andere kansen")]
    [InlineData("Mail ons: vragen@x.examplevragen@x.example")]
    [InlineData("typ deze code: S9T3-TVW4-JVV7Bekijk uw plaats")]
    [InlineData("1 gespreksleiders")]
    [InlineData("1 letters to print")]
    public void What_has_grown_together_or_counts_wrongly_is_seen(string text) => Assert.Single(Reading.FaultsIn(text));

    [Theory]
    [InlineData(
        "Gemeentehuis Doetinchem, raadzaal of Online. Dat is bewezen. Ook 21 mensen, 1 gespreksleider, 3511 AB Utrecht om 19.30 uur")]
    [InlineData("https://recruit.example/uitnodiging/Ry5PuR50g86qZLpkKUyXeQ en vragen@recruit.example, code S9T3-TVW4-JVV7, 2,1 mensen")]
    public void What_reads_well_is_left_alone(string text) => Assert.Empty(Reading.FaultsIn(text));
}
