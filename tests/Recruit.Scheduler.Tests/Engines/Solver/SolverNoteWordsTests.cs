using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Tests.Engines.Solver;

/// <summary>Why a solver adds nothing is said in Dutch to who reads Dutch.</summary>
public sealed class SolverNoteWordsTests
{
    [Fact]
    public void Every_note_has_words_in_both_languages()
    {
        var notes = typeof(SolverNote).GetNestedTypes()
            .Select(note => (SolverNote)Activator.CreateInstance(note, note == typeof(SolverNote.NotTaken) ? ["row 3"] : [])!);

        var words = notes.Select(SolverNoteWords.Of).ToList();

        Assert.All(words, one => Assert.NotEqual(one.English, one.Dutch));
        Assert.Equal(words.Count, words.Select(one => one.Dutch).Distinct().Count());
    }

    [Fact]
    public void A_fault_of_a_model_keeps_its_own_words_within_a_Dutch_sentence() =>
        Assert.Equal(
            "Het exacte rekenprogramma kan met deze vraag niets (de melding in het Engels: row 3: a coefficient is NaN).",
            SolverNoteWords.Of(new SolverNote.NotTaken("row 3: a coefficient is NaN.")).Dutch);
}
