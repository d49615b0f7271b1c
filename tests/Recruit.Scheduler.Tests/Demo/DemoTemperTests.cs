using Recruit.Scheduler.Demo;

namespace Recruit.Scheduler.Tests.Demo;

/// <summary>Made-up people who answer as people do.</summary>
public sealed class DemoTemperTests
{
    [Fact]
    public void The_same_person_answers_the_same_for_a_seed()
    {
        Assert.Equal(DemoTemper.Of(7, 12, sent: false), DemoTemper.Of(7, 12, sent: false));
        Assert.NotEqual(
            Enumerable.Range(0, 50).Select(person => DemoTemper.Of(7, person, sent: false)),
            Enumerable.Range(0, 50).Select(person => DemoTemper.Of(8, person, sent: false)));
    }

    [Fact]
    public void Some_accept_some_decline_and_some_stay_silent()
    {
        var tempers = Enumerable.Range(0, 10_000).Select(person => DemoTemper.Of(7, person, sent: false)).ToList();

        Assert.InRange(tempers.Count(temper => temper.SaysYes), 6_800, 7_200);
        Assert.InRange(tempers.Count(temper => temper.AnswersAfter is null), 1_050, 1_350);
        Assert.InRange(tempers.Count(temper => temper.CancelsAfter is not null), 420, 580);
        Assert.InRange(tempers.Count(temper => temper.PaperAfter is null), 1_350, 1_650);
        Assert.All(tempers, temper => Assert.True(temper.AnswersAfter is null || temper.AnswersAfter > TimeSpan.Zero));
    }

    [Fact]
    public void Half_say_how_it_was_and_only_an_organisation_sends_another()
    {
        var sent = Enumerable.Range(0, 10_000).Select(person => DemoTemper.Of(7, person, sent: true)).ToList();

        Assert.InRange(sent.Count(temper => temper.TellsAfter is not null), 4_800, 5_200);
        Assert.InRange(sent.Count(temper => temper.SendsAnotherAfter is not null), 700, 900);
        Assert.All(Enumerable.Range(0, 1_000), person => Assert.Null(DemoTemper.Of(7, person, sent: false).SendsAnotherAfter));
    }

    [Fact]
    public void Whoever_an_organisation_sends_mostly_comes() =>
        Assert.InRange(Enumerable.Range(0, 10_000).Count(person => DemoTemper.Of(7, person, sent: true).SaysYes), 8_850, 9_150);
}
