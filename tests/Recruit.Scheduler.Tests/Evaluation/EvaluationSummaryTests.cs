using Recruit.Data.Evaluation;
using Recruit.Scheduler.Evaluation;

namespace Recruit.Scheduler.Tests.Evaluation;

/// <summary>What an evaluation says, and what it keeps to itself.</summary>
public sealed class EvaluationSummaryTests
{
    private static readonly EvaluationQuestion Heard = new()
    {
        Id = Guid.NewGuid(),
        Kind = QuestionKind.Scale,
        WordsNl = "Werd er naar u geluisterd?",
        ChoicesNl = ["1", "2", "3", "4", "5"],
    };

    [Fact]
    public void Nine_answers_say_nothing_and_the_tenth_lets_the_mean_be_seen()
    {
        Assert.Null(Only(Count("citizens", 4, 9)).Answers);
        Assert.Null(Only(Count("citizens", 4, 9)).Mean);

        var ten = Only(Count("citizens", 4, 9), Count("citizens", 5, 1));

        Assert.Equal(10, ten.Answers);
        Assert.Equal(4.1, ten.Mean!.Value, 6);
    }

    [Fact]
    public void A_cell_under_ten_is_hidden_with_another_so_that_none_is_found_by_subtraction()
    {
        var summary = Only(Count("citizens", 1, 3), Count("citizens", 4, 30), Count("citizens", 5, 41));

        Assert.All(summary.Cells.Take(3), Assert.Null);
        Assert.Equal(40, summary.Cells[4]);
        Assert.Equal(75, summary.Answers);
    }

    [Fact]
    public void A_track_of_few_hides_with_the_next_smallest_so_that_none_is_found_from_the_total()
    {
        var tracks = EvaluationSummary.ResponseOf([new("citizens", 60, 31), new("science", 4, 2), new("orientation", 22, 13)]);

        Assert.Equal([new TrackResponse("citizens", 60, 30), new("science", null, null), new("orientation", null, null)], tracks);
        Assert.Equal([null, 10, 15], new[] { 9, 10, 13 }.Select(EvaluationSummary.Rounded));
    }

    [Fact]
    public void A_track_of_few_has_no_mean_of_its_own()
    {
        var summary = Only(Count("citizens", 5, 20), Count("science", 1, 4));

        Assert.Equal(5, Assert.Single(summary.MeanPerTrack).Value);
        Assert.Equal("citizens", Assert.Single(summary.MeanPerTrack).Key);
    }

    [Fact]
    public void A_wording_that_is_asked_no_more_stays_as_long_as_it_has_answers()
    {
        var ended = Heard with { EndedAt = DateTimeOffset.UnixEpoch };

        Assert.Empty(EvaluationSummary.Of([ended], []));
        Assert.Single(EvaluationSummary.Of([ended], [Count("citizens", 3, 1)]));
    }

    [Fact]
    public void When_only_the_old_answer_half_of_them_would_have_to_be_other()
    {
        AnsweredLevel[] levels = [new("age_group", "16-39", 20, 0), new("age_group", "40+", 20, 12)];

        Assert.Equal(0.5, Assert.Single(EvaluationSummary.MirrorsOf(levels)).Mirror.Dissimilarity, 6);
        Assert.Empty(EvaluationSummary.MirrorsOf([new("age_group", "40+", 20, 9)]));
    }

    private static QuestionSummary Only(params AnswerCount[] counts) => Assert.Single(EvaluationSummary.Of([Heard], counts));

    private static AnswerCount Count(string track, int value, int people) =>
        new() { QuestionId = Heard.Id, Track = track, Value = value, People = people };
}
