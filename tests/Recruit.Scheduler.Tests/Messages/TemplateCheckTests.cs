using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Registrations;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>What an organiser writes is refused when it cannot be a letter, and accepted when it can.</summary>
public sealed class TemplateCheckTests
{
    private static readonly RegistrationConfirmedLetter Welcome =
        new("Anna", "Proeftuin", "https://recruit.example/mijn/abc", "vragen@recruit.example");

    private const string Button = "\n\n[Naar mijn aanmelding]({{link}})";

    [Fact]
    public void Words_that_name_what_the_letter_can_tell_and_keep_its_link_are_good() =>
        Assert.Empty(Faults("Fijn dat u er bent, {{name}}", "Beste {{ name }},\n\nWelkom bij {{programme}}." + Button));

    [Fact]
    public void The_standard_words_of_every_letter_pass_in_both_languages()
    {
        foreach (var language in new[] { "nl", "en" })
            Assert.Empty(
                TemplateCheck.FaultsIn(Welcome.StandardWords(language).Subject, Welcome.StandardWords(language).Body, Welcome, language));
    }

    [Theory]
    [InlineData("nme", "name")]
    [InlineData("Name", "name")]
    [InlineData("naam", "name")]
    [InlineData("Program", "programme")]
    [InlineData("contact address", "contact_address")]
    [InlineData("geboortedatum", null)]
    public void An_unknown_placeholder_is_named_with_its_line_and_what_was_probably_meant(string typed, string? meant)
    {
        var faults = Faults("Welkom", "Beste {{name}},\n\nDag {{" + typed + "}}." + Button);

        Assert.Equal([new TemplateFault.UnknownPlaceholder(3, typed, meant)], faults);
    }

    [Fact]
    public void A_placeholder_of_another_letter_is_unknown_in_the_subject_too() =>
        Assert.Equal(
            [new TemplateFault.UnknownPlaceholder(TemplateFault.Subject, "answer_by", null)], Faults("Voor {{answer_by}}", "Dag" + Button));

    [Theory]
    [InlineData("Dag {{name}", "{{")]
    [InlineData("Dag name}}", "}}")]
    [InlineData("Dag {name}", "{name}")]
    public void Braces_that_do_not_belong_together_are_seen(string line, string found) =>
        Assert.Contains(new TemplateFault.LooseBraces(1, found), Faults("Welkom", line + Button));

    [Fact]
    public void A_brace_that_means_nothing_is_just_a_sign() => Assert.Empty(Faults("Welkom", "Dag {iedereen}" + Button));

    [Fact]
    public void Without_the_link_that_the_standard_words_carry_nothing_can_be_done() =>
        Assert.Equal([new TemplateFault.LinkMissing("link")], Faults("Welkom", "Beste {{name}}, kijk op {{link}}."));

    [Fact]
    public void A_line_can_be_for_mail_only_but_not_half_of_one_nor_the_link()
    {
        Assert.Empty(Faults("Welkom", "{{mail_only}} Bewaar deze mail." + Button));
        Assert.Equal([new TemplateFault.UnknownPlaceholder(1, "mail_only", null)],
            Faults("Welkom", "Dag! {{mail_only}} Bewaar deze mail." + Button));
        Assert.Equal([new TemplateFault.LinkMissing("link")], Faults("Welkom", "Dag\n\n{{mail_only}} [Naar mijn aanmelding]({{link}})"));
    }

    [Fact]
    public void A_letter_whose_standard_words_have_no_link_needs_none() =>
        Assert.Empty(TemplateCheck.FaultsIn(
            "Code", "Uw code is {{code}}.", new Recruit.Scheduler.Staff.SignInCodeLetter("Olga", "012345", 10), "nl"));

    [Fact]
    public void Without_a_subject_or_a_text_there_is_no_letter() =>
        Assert.Equal([new TemplateFault.NoSubject(), new TemplateFault.NoText()], Faults(" ", " \n "));

    [Theory]
    [InlineData("Welkom\nBcc: iedereen@elders.example")]
    [InlineData("Welkom\r")]
    [InlineData("Welkom\u2028daar")]
    public void A_subject_is_one_line(string subject) =>
        Assert.Contains(new TemplateFault.SubjectOfMoreLines(), Faults(subject, "Dag" + Button));

    [Theory]
    [InlineData("[Klik](javascript:alert(1))", "javascript:alert(1)")]
    [InlineData("[Klik](data:text/html,x)", "data:text/html,x")]
    [InlineData("[Klik](/mijn/1)", "/mijn/1")]
    [InlineData("<ftp://oud.example/x>", "ftp://oud.example/x")]
    public void A_link_that_no_mail_of_ours_may_carry_is_refused_with_its_line(string link, string target) =>
        Assert.Equal([new TemplateFault.UnsafeLink(2, target)], Faults("Welkom", "Beste {{name}},\n" + link + Button));

    [Fact]
    public void A_picture_is_refused() =>
        Assert.Equal([new TemplateFault.Picture(1)], Faults("Welkom", "![logo](https://elders.example/spion.png)" + Button));

    [Fact]
    public void What_is_endless_is_refused()
    {
        Assert.Contains(new TemplateFault.SubjectTooLong(TemplateCheck.LongestSubject), Faults(new string('a', 201), "Dag" + Button));
        Assert.Contains(new TemplateFault.TextTooLong(TemplateCheck.LongestText), Faults("Dag", new string('a', 20_001) + Button));
    }

    private static IReadOnlyList<TemplateFault> Faults(string subject, string text) => TemplateCheck.FaultsIn(subject, text, Welcome, "nl");
}
