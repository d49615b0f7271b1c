using System.Text.RegularExpressions;
using Recruit.Testing;
using Recruit.Web.Commands.Compose;

namespace Recruit.Web.Tests.Tables;

/// <summary>What an engine says in English is said in Dutch to who reads Dutch.</summary>
public sealed partial class SolverNoteWordsTests
{
    [Fact]
    public void Every_sentence_about_the_exact_solver_has_its_Dutch()
    {
        var sentences = Repository.Files("Recruit.Scheduler", "*.cs").SelectMany(path => Sentence().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(sentences.Count >= 4, "the search for sentences finds too few of them");
        Assert.All(sentences, sentence => Assert.DoesNotContain("melding in het Engels", SolverNoteWords.Of(sentence).Dutch, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_of_a_model_keeps_its_own_words_within_a_Dutch_sentence() =>
        Assert.Equal(
            "Het exacte rekenprogramma kan met deze vraag niets (de melding in het Engels: row 3: a coefficient is NaN).",
            SolverNoteWords.Of("The solver does not take such a model: row 3: a coefficient is NaN.").Dutch);

    [GeneratedRegex("""(?<!\$)"(The (?:exact )?solver (?!does not take)[^"{]+\.|These are too many[^"{]+|The shares have[^"{]+)["]""")]
    private static partial Regex Sentence();
}
