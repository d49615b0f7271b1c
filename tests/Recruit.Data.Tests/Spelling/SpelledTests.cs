using Recruit.Data.Spelling;

namespace Recruit.Data.Tests.Spelling;

/// <summary>What looks the same is the same, and no letter of the world is lost.</summary>
public sealed class SpelledTests
{
    [Theory]
    [InlineData("Vrouw", "vrouw")]
    [InlineData("Zürich", "Zu\u0308rich")]
    [InlineData("Male", "Ma\u200Ble")]
    [InlineData("Man", "\uFEFF Man\u00A0")]
    [InlineData("Ned  erland", "ned erland")]
    [InlineData("soft", "so\u00ADft")]
    [InlineData("ΑΘΗΝΑΣ", "Αθηνας")]
    [InlineData("Groß", "GROSS")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Yıldız", "YILDIZ")]
    [InlineData("❤", "❤\uFE0F")]
    [InlineData("می خواهم", "می\u200C خواهم")]
    public void Texts_that_look_the_same_are_alike(string one, string other)
    {
        Assert.Equal(one, other, Spelled.Alike);
        Assert.Equal(Spelled.Alike.GetHashCode(one), Spelled.Alike.GetHashCode(other));
    }

    [Theory]
    [InlineData("Zürich", "Zurich")]
    [InlineData("man", "men")]
    [InlineData("12-A", "12A")]
    public void Texts_that_differ_stay_different(string one, string other) => Assert.NotEqual(one, other, Spelled.Alike);

    [Theory]
    [InlineData("8011 PK12", "8011pk 12")]
    [InlineData("８０１１ ＰＫ１２", "8011pk 12")]
    [InlineData("Dorpsstraat 12, 1234 AB", "DORPSSTRAAT 12,1234\u00A0ab")]
    public void In_a_household_spaces_count_for_nothing(string one, string other) =>
        Assert.Equal(Spelled.Household(one), Spelled.Household(other));

    [Theory]
    [InlineData("Émilie O'Brien-de Wit")]
    [InlineData("Şükran Çelik")]
    [InlineData("王小明")]
    [InlineData("محمد")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("👩\u200D👩\u200D👧 Émile")]
    [InlineData("Jan \"de Lange\" <Jansen>, \\ & zn.")]
    public void A_name_keeps_every_letter_of_the_world(string name) => Assert.Equal(name, Spelled.Line(name));

    [Theory]
    [InlineData("Rtl \u202Egro.live\u202C", "Rtl gro.live")]
    [InlineData("Anna\r\nBcc: all@post.example", "Anna Bcc: all@post.example")]
    [InlineData("Anna\u2028de\u0085Wit", "Anna de Wit")]
    [InlineData("Bell\u0007 \u0000Nul", "Bell Nul")]
    [InlineData("Nonchar \uFFFE\uFFFF", "Nonchar")]
    [InlineData("a\u200Db", "ab")]
    [InlineData("\u2067x\u2069\u200F", "x")]
    public void What_turns_breaks_or_hides_a_line_is_left_out(string typed, string kept) => Assert.Equal(kept, Spelled.Line(typed));

    // A string that is no Unicode cannot travel through an attribute.
    [Fact]
    public void Half_a_sign_is_left_out() => Assert.Equal("half", Spelled.Line("half \uD800"));

    [Fact]
    public void A_text_of_several_lines_keeps_its_lines() =>
        Assert.Equal("een oprit\nen licht", Spelled.Lines(" een oprit\r\nen\u200B\u0007licht\n"));

    [Fact]
    public void Any_text_is_spelled_once_and_for_all()
    {
        var dice = new Random(11);
        foreach (var _ in Enumerable.Range(0, 20_000))
        {
            var text = string.Concat(
                Enumerable.Range(0, dice.Next(8)).Select(_ => (char)(dice.Next(3) == 0 ? dice.Next(0x10000) : dice.Next(32, 127))));
            var line = Spelled.Line(text);

            Assert.Equal(line, Spelled.Line(line));
            Assert.Equal(Spelled.Key(text), Spelled.Key(line));
            Assert.DoesNotContain(line, sign => char.IsControl(sign) || sign is '\u2028' or '\u2029' or '\u202E');
        }
    }

    [Fact]
    public void A_level_is_spelled_as_it_was_first()
    {
        var words = new FirstSpellings();

        Assert.Equal(["Vrouw", "Vrouw", "man"], new[] { "Vrouw", "vrouw", "man" }.Select(word => words.In("gender", word)));
        Assert.Equal("vrouw", words.In("other", "vrouw"));
        Assert.Equal("1234 AB", words.In("household", "1234 AB"));
        Assert.Equal("1234 AB", words.In("household", "1234ab"));
    }
}
