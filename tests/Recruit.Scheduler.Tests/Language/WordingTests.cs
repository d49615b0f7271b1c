using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tests.Language;

/// <summary>A reason is kept in both languages and read in one.</summary>
public sealed class WordingTests
{
    [Fact]
    public void What_was_kept_is_read_in_the_language_of_the_reader()
    {
        var kept = new Wording("Anna has no seat", "Anna heeft geen plaats, één te weinig").ToJson();

        Assert.Equal("Anna heeft geen plaats, één te weinig", Wording.Read(kept).In("nl"));
        Assert.Equal("Anna has no seat", Wording.Read(kept).In("en"));
    }

    [Fact]
    public void A_reason_from_before_there_were_two_languages_is_shown_as_it_stands() =>
        Assert.Equal("no table is open to this person", Wording.Read("no table is open to this person").In("nl"));

    [Fact]
    public void Figures_follow_the_language() =>
        Assert.Equal(new Wording("deviation 2.5", "afwijking 2,5"), Wording.Of($"deviation {2.5m}", $"afwijking {2.5m}"));
}
