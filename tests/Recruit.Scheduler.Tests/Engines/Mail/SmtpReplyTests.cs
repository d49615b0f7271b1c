using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <summary>What servers say, in the words of those that we meet most, and what it means.</summary>
public sealed class SmtpReplyTests
{
    [Theory]
    [InlineData(250, "2.0.0 Ok: queued as 4XyZ", typeof(MailOutcome.Accepted))]
    [InlineData(421, "4.7.0 Try again later, closing connection", typeof(MailOutcome.ServerUnavailable))]
    [InlineData(450, "4.2.0 <anna@voorbeeld.example>: Recipient address rejected: Greylisted", typeof(MailOutcome.RefusedForNow))]
    [InlineData(451, "4.7.1 Greylisting in action, please come back later", typeof(MailOutcome.RefusedForNow))]
    [InlineData(452, "4.2.2 The recipient's inbox is out of storage space", typeof(MailOutcome.RefusedForNow))]
    [InlineData(454, "4.7.0 Temporary authentication failure", typeof(MailOutcome.RefusedForNow))]
    [InlineData(550, "5.1.1 The email account that you tried to reach does not exist", typeof(MailOutcome.AddressRefused))]
    [InlineData(550, "No such user here", typeof(MailOutcome.AddressRefused))]
    [InlineData(553, "5.1.3 Bad recipient address syntax", typeof(MailOutcome.AddressRefused))]
    [InlineData(550, "5.2.1 The email account is disabled", typeof(MailOutcome.AddressRefused))]
    [InlineData(552, "5.2.2 Mailbox full", typeof(MailOutcome.RefusedForGood))]
    [InlineData(554, "5.6.0 Message contains invalid header", typeof(MailOutcome.RefusedForGood))]
    [InlineData(554, "Transaction failed", typeof(MailOutcome.RefusedForGood))]
    [InlineData(550, "5.7.1 Our system has detected that this message is likely unsolicited mail", typeof(MailOutcome.SenderRefused))]
    [InlineData(550, "5.7.26 This mail has been blocked because the sender is unauthenticated", typeof(MailOutcome.SenderRefused))]
    [InlineData(535, "5.7.8 Username and password not accepted", typeof(MailOutcome.SenderRefused))]
    [InlineData(530, "Authentication required", typeof(MailOutcome.SenderRefused))]
    public void Every_answer_means_one_thing(int code, string words, Type meaning) =>
        Assert.IsType(meaning, new SmtpReply(code, words).Outcome());

    [Theory]
    [InlineData(550, "see http://mail.example/5.7.1.html", null)]
    [InlineData(550, "from 5.1.1.7", null)]
    [InlineData(550, "4.7.1 of another class", null)]
    [InlineData(550, "<anna@voorbeeld.example> 5.1.10 null MX", "5.1.10")]
    public void Only_a_true_enhanced_status_counts(int code, string words, string? status) =>
        Assert.Equal(status, new SmtpReply(code, words).Status);
}
