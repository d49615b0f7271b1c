using Recruit.Data.Results;
using Recruit.Scheduler.Results;

namespace Recruit.Scheduler.Tests.Results;

/// <summary>What was said most is counted by tables, not by how often one of them says it.</summary>
public sealed class SaidMostTests
{
    [Fact]
    public void A_table_counts_once_and_what_one_table_says_counts_not()
    {
        var words = SaidMost.In(
        [
            Said(1, 1, "Woningen, woningen en nog eens woningen! En bomen."), Said(1, 2, "Meer WONINGEN voor starters."),
            Said(2, 1, "Starters zoeken woningen."), Said(2, 1, "Fietspaden, fietspaden."),
        ], 10);

        Assert.Equal([new SaidWord("woningen", 3), new SaidWord("starters", 2)], words);
    }

    [Fact]
    public void Everyday_words_short_words_and_agreements_are_no_answer()
    {
        var words = SaidMost.In(
        [
            Said(1, 1, "Wij willen dat mensen meer bos zien."), Said(1, 2, "Mensen willen ook bos zien."),
            Said(1, 1, "Het buurthuis openen.", ReportKind.Agreement), Said(1, 2, "Het buurthuis verven.", ReportKind.Agreement),
        ], 10);

        Assert.Empty(words);
    }

    [Fact]
    public void Only_so_many_are_told_the_most_first_and_then_by_the_alphabet()
    {
        PublishedLine[] lines = [.. Enumerable.Range(1, 3).Select(table => Said(1, table, table < 3 ? "zwembad appels plein" : "plein"))];

        Assert.Equal(["plein", "appels"], SaidMost.In(lines, 2).Select(word => word.Word));
    }

    private static PublishedLine Said(long dialogue, int table, string words, string kind = ReportKind.Said) =>
        new() { Dialogue = dialogue, Table = table, Kind = kind, Theme = "wonen", Words = words };
}
