using System.Reflection;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>A reason is kept as a code and read as a sentence.</summary>
public sealed class MessageReasonTests
{
    private static IEnumerable<string> Codes => ConstantsOf(typeof(MessageReason))
        .Concat(ConstantsOf(typeof(InvitationState)).Select(MessageReason.InvitationIs))
        .Concat(new[] { "unconfirmed", "active", "withdrawn", "erased" }.Select(MessageReason.RegistrationIs));

    [Fact]
    public void Every_reason_has_words_of_its_own_in_both_languages()
    {
        var words = Codes.ToDictionary(code => code, MessageReasonWords.Known);

        Assert.Empty(words.Where(one => one.Value is null).Select(one => one.Key));
        Assert.Equal(words.Count, words.Values.Select(one => one!.English).Distinct().Count());
        Assert.Equal(words.Count, words.Values.Select(one => one!.Dutch).Distinct().Count());
        Assert.DoesNotContain(words.Values, one => one!.English == one.Dutch);
    }

    [Fact]
    public void What_only_this_case_knows_stands_in_its_words() =>
        Assert.Equal(new Wording("attempt 3", "poging 3"), MessageReasonWords.Of(MessageReason.With(MessageReason.Attempt, "3")));

    [Fact]
    public void What_was_tried_for_long_says_why_it_failed_at_last()
    {
        var reason = MessageReason.With(MessageReason.TriedLong, MessageReason.With(MessageReason.NoConnection, "SocketException"));

        Assert.Equal("vijf dagen lang geprobeerd; het laatst: geen verbinding: SocketException", MessageReasonWords.Of(reason).Dutch);
    }

    [Fact]
    public void What_a_server_said_reads_as_it_was_said() =>
        Assert.Equal("550 5.1.1 no such user: anna", MessageReasonWords.Of("550 5.1.1 no such user: anna").Dutch);

    private static IEnumerable<string> ConstantsOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);
}
