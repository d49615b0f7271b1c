using Recruit.Data.Privacy;
using Recruit.Scheduler.Results;

namespace Recruit.Scheduler.Tests.Results;

/// <summary>A report that is about to be read by everyone names nobody unseen.</summary>
public sealed class PersonalTracesTests
{
    private static readonly Contact[] Guests = [new("Anna de Wit"), new("Ben O’Neill"), new("Jo van der Berg")];

    [Theory]
    [InlineData("Anna zei dat het beter kan.", PersonalTrace.Name)]
    [InlineData("Mevrouw Wit vond dat ook.", PersonalTrace.Name)]
    [InlineData("Meneer O’Neill niet.", PersonalTrace.Name)]
    [InlineData("Mail naar buurt@plein.example.", PersonalTrace.Mail)]
    [InlineData("Bel 06-12 34 56 78.", PersonalTrace.Telephone)]
    [InlineData("Bel (+31 6 1234 5678).", PersonalTrace.Telephone)]
    public void What_names_somebody_is_seen(string words, string trace) => Assert.Equal([trace], PersonalTraces.In(words, Guests));

    [Theory]
    [InlineData("Ik ben blij met de wit geverfde muur.")]
    [InlineData("De woningen aan de Annastraat kosten 350.000 euro, in 2027 en 2028.")]
    [InlineData("Wij zagen het @ het plein.")]
    public void What_names_nobody_is_left_in_peace(string words) => Assert.Empty(PersonalTraces.In(words, Guests));

    [Fact]
    public void Parts_of_a_name_that_everybody_has_say_nothing() => Assert.Empty(PersonalTraces.In("Van der Jo", Guests));
}
