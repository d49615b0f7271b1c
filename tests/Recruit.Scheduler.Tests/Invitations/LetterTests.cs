using System.Text.RegularExpressions;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Post;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Invitations;

/// <summary>Every letter about a seat exists in both languages and is easy to read.</summary>
public sealed partial class LetterTests
{
    private const string Link = "https://recruit.example/uitnodiging/abcdefghijklmnopqrstuv";

    private static readonly Programme Programme = new(Guid.NewGuid(), "nederland", "Nederland na de crisis", "", 16, "Europe/Amsterdam",
        "hulp@recruit.example", 5, 24, 0.5m, "one_per_table", null);

    private static readonly Dialogue Evening = TestEvening.InHall with
    {
        ProgrammeId = Programme.Id,
        MunicipalityCode = null,
        Format = DialogueFormat.Hybrid,
        Link = "https://samen.example/1",
        Minutes = 150,
    };

    private static readonly InvitationView View = new(
        new Invitation
        {
            Id = Guid.NewGuid(),
            ProgrammeId = Programme.Id,
            RegistrationId = Guid.NewGuid(),
            SeatId = Guid.NewGuid(),
            DialogueId = Evening.Id,
            State = "sent",
            AnswerBy = Evening.StartsAt.AddDays(-14),
            Reason = new InvitationReason.Drawn(1, 0.3m),
            CreatedAt = Evening.StartsAt.AddDays(-20),
            HasSeat = true,
        },
        new Registration
        {
            Id = Guid.NewGuid(),
            Number = 1,
            ProgrammeId = Programme.Id,
            TrackId = Evening.TrackId,
            PersonId = Guid.NewGuid(),
            CreatedAt = Evening.StartsAt.AddDays(-30),
        }, Evening, Programme);

    public static TheoryData<string, string> LettersAndLanguages()
    {
        var data = new TheoryData<string, string>();
        foreach (var letter in typeof(DialogueLetter).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DialogueLetter))))
            foreach (var language in new[] { "nl", "en" })
                data.Add(letter.FullName!, language);
        return data;
    }

    [Theory, MemberData(nameof(LettersAndLanguages))]
    public void Every_letter_can_be_written_in_both_languages(string letter, string language)
    {
        var written = Letter(letter, language).Write(language);

        Assert.DoesNotContain("{{", written.Subject + written.Markdown, StringComparison.Ordinal);
        Assert.StartsWith(new Wording("Dear Anna", "Beste Anna").In(language), written.Markdown, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(LettersAndLanguages))]
    public void No_sentence_has_more_than_fifteen_words(string letter, string language)
    {
        var body = MailBody.From("", Letter(letter, language).Write(language).Markdown, language).Text;

        // Lists of facts, and what is filled in, are no sentences of ours.
        var prose = string.Join(" ", body.Split('\n').Where(line => !line.StartsWith("- ", StringComparison.Ordinal)))
            .Replace("dinsdag 23 februari 2027 om 19.30 uur", "dan", StringComparison.Ordinal)
            .Replace("Tuesday 23 February 2027 at 19:30", "then", StringComparison.Ordinal);
        Assert.All(SentenceEnd().Split(prose),
            sentence => Assert.True(sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 15, sentence));
    }

    [Theory, MemberData(nameof(LettersAndLanguages))]
    public void Every_sentence_is_whole_on_paper_too(string letter, string language)
    {
        var printed = PrintedWords.Of(Letter(letter, language).Write(language), "https://recruit.example", "S9T3-TVW4-JVV7", language);

        Assert.DoesNotMatch(@"@\S+@", printed.Text);
        Assert.DoesNotMatch($@"{PrintedWords.CodePlace}\w", printed.Text);
        Assert.DoesNotMatch($@"{PrintedWords.CodePlace}(</strong>)?\w", printed.Html);
    }

    private static DialogueLetter Letter(string name, string language)
    {
        var type = typeof(DialogueLetter).Assembly.GetType(name)!;
        object[] arguments = [View, "Anna", Link, language, Evening.StartsAt.AddDays(-7)];
        return (DialogueLetter)Activator.CreateInstance(type, arguments[..type.GetConstructors()[0].GetParameters().Length])!;
    }

    [GeneratedRegex(@"(?<=[.?!:])\s+|\n\n")]
    private static partial Regex SentenceEnd();
}
