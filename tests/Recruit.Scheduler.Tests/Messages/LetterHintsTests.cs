using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>Our own letters are as plain as we ask of organisers.</summary>
public sealed class LetterHintsTests
{
    [Theory]
    [MemberData(nameof(LetterTests.AllLetters), MemberType = typeof(LetterTests))]
    public void No_letter_of_ours_has_a_long_sentence_or_more_than_two_other_hints(Type letter, string language)
    {
        var words = LetterFile.Beside(letter, language);

        var hints = LetterHints.On(words.Subject, words.Body, language).Hints;

        Assert.DoesNotContain(hints, hint => hint.Kind == ReadingHintKind.LongSentence);
        Assert.True(hints.Count <= 2, string.Join("\n", hints));
    }

    [Fact]
    public void All_our_letters_together_have_few_hints()
    {
        var hints = LetterTests.AllLetters()
            .Select(row => (Words: LetterFile.Beside((Type)row[0], (string)row[1]), Language: (string)row[1]))
            .SelectMany(letter => LetterHints.On(letter.Words.Subject, letter.Words.Body, letter.Language).Hints).ToList();

        Assert.True(hints.Count <= 12, $"{hints.Count}:\n{string.Join("\n", hints)}");
    }

    [Fact]
    public void Words_in_bold_lists_and_links_are_judged_and_addresses_of_links_are_not()
    {
        var hints = LetterHints.On("Uw plaats", "Dag **indien**\n\n- Middels een lijst\n\n[Klik hier](https://indien.example)", "nl").Hints;

        Assert.Equal(
            [(ReadingHintKind.HardWord, "indien"), (ReadingHintKind.HardWord, "Middels"), (ReadingHintKind.EmptyLinkText, "Klik hier")],
            hints.Select(hint => (hint.Kind, hint.Found)));
    }

    [Fact]
    public void A_hint_shows_the_sentence_as_it_was_typed() =>
        Assert.Equal(
            "Beste {{name}}, tevens dank.", Assert.Single(LetterHints.On("Dag", "Beste {{name}}, tevens dank.", "nl").Hints).Sentence);
}
