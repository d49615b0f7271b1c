using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tests.Language;

/// <summary>Hints name what is hard to read, with what would be easier, and leave plain words in peace.</summary>
public sealed class PlainLanguageTests
{
    [Theory]
    [InlineData(
        "nl", "Wij nodigen u graag uit om op deze avond met ons te praten over wonen in de stad.", ReadingHintKind.LongSentence, "")]
    [InlineData("nl", "U wordt verzocht om te komen.", ReadingHintKind.Passive, "wordt verzocht")]
    [InlineData("nl", "De tafels werden door ons ingedeeld.", ReadingHintKind.Passive, "werden ingedeeld")]
    [InlineData("nl", "Uw plaats is vastgelegd.", ReadingHintKind.Passive, "is vastgelegd")]
    [InlineData("nl", "Indien u komt, zeg het ons.", ReadingHintKind.HardWord, "Indien")]
    [InlineData("nl", "Dit is met betrekking tot de avond.", ReadingHintKind.HardWord, "met betrekking tot")]
    [InlineData("nl", "Kijk bij de burgerparticipatiebijeenkomst.", ReadingHintKind.LongWord, "burgerparticipatiebijeenkomst")]
    [InlineData("nl", "Kom NU METEEN.", ReadingHintKind.Shouting, "NU METEEN")]
    [InlineData("nl", "Doe mee!!", ReadingHintKind.Shouting, "!!")]
    [InlineData("nl", "Kom op 9-3-2027.", ReadingHintKind.DateInDigits, "9-3-2027")]
    [InlineData("en", "You will be invited by us.", ReadingHintKind.Passive, "be invited")]
    [InlineData("en", "The seat was not given to you.", ReadingHintKind.Passive, "was given")]
    [InlineData("en", "Please notify us prior to the evening.", ReadingHintKind.HardWord, "prior to")]
    [InlineData("en", "Come on 9/3/2027.", ReadingHintKind.DateInDigits, "9/3/2027")]
    public void What_is_hard_is_named(string language, string sentence, ReadingHintKind kind, string found) =>
        Assert.Contains(
            PlainLanguage.Of(language).HintsOn([sentence]), hint => (hint.Kind, hint.Found, hint.Sentence) == (kind, found, sentence));

    [Theory]
    [InlineData("nl", "Praat mee over wonen. U hoeft niets mee te nemen.")]
    [InlineData("nl", "Het gebied is gezond en het wordt een gezellig gesprek.")]
    [InlineData("nl", "De trein van de NS is om 19.30 uur in Utrecht.")]
    [InlineData("nl", "Anna is 34 en woont in de gemeente Utrecht.")]
    [InlineData("nl", "Bent u aangemeld? Is het gelukt?")]
    [InlineData("en", "You are interested in the talk, and we are glad.")]
    [InlineData("en", "There is a seat for you at 19:30.")]
    public void Plain_words_are_left_in_peace(string language, string text) =>
        Assert.Empty(PlainLanguage.Of(language).HintsOn(PlainLanguage.SentencesIn(text)));

    [Fact]
    public void Fifteen_words_are_not_too_many_and_a_placeholder_is_one()
    {
        var fifteen = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien {{answer_by}}";

        Assert.Empty(PlainLanguage.Of("nl").HintsOn([fifteen]));
        Assert.Equal(16, Assert.Single(PlainLanguage.Of("nl").HintsOn([fifteen + " zestien"])).Words);
    }

    [Fact]
    public void A_time_or_a_number_ends_no_sentence() =>
        Assert.Equal(["Kom om 19.30 uur.", "Er zijn 1.200 plaatsen!", "Ja?"],
            PlainLanguage.SentencesIn("Kom om 19.30 uur. Er zijn 1.200\nplaatsen! Ja?"));

    [Theory]
    [InlineData("nl", "Klik hier", true)]
    [InlineData("nl", "Lees meer…", false)]
    [InlineData("nl", "lees meer.", true)]
    [InlineData("en", "here", true)]
    [InlineData("en", "https://recruit.example/x", true)]
    [InlineData("nl", "Geef uw antwoord", false)]
    public void A_link_says_where_it_leads(string language, string words, bool empty) =>
        Assert.Equal(empty, PlainLanguage.Of(language).SaysNothing(words));

    [Fact]
    public void The_lists_of_hard_words_are_long_enough_to_be_of_use() =>
        Assert.True(PlainLanguage.Of("nl").HardWordCount >= 120 && PlainLanguage.Of("en").HardWordCount >= 60);

    [Fact]
    public void Easy_words_in_short_sentences_read_easily_and_long_ones_do_not()
    {
        var easy = PlainLanguage.Of("nl").EstimateOf(["Kom mee.", "Wij praten over het huis en de straat.", "Dat is fijn."]);
        var hard = PlainLanguage.Of("nl").EstimateOf(
            ["De representativiteitsdoelstellingen van burgerparticipatieprogramma's vereisen aanvullende verantwoordelijkheden."]);

        Assert.True(easy.Ease > ReadingEstimate.Easy && hard.Ease < 30, $"{easy.Ease} and {hard.Ease}");
        Assert.Equal((13, 3, 8), (easy.Words, easy.Sentences, easy.LongestSentence));
    }

    [Fact]
    public void No_sentences_at_all_are_no_trouble() =>
        Assert.Equal((0, 0), (PlainLanguage.Of("en").EstimateOf([]).Words, PlainLanguage.Of("en").EstimateOf([]).LongestSentence));
}
