using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <summary>How the answers of servers are read.</summary>
public sealed class SmtpReplyTests
{
    [Theory]
    [InlineData(550, "see http://mail.example/5.7.1.html", null)]
    [InlineData(550, "from 5.1.1.7", null)]
    [InlineData(550, "4.7.1 of another class", null)]
    [InlineData(550, "<anna@voorbeeld.example> 5.1.10 null MX", "5.1.10")]
    [InlineData(550, "no mailbox here by that name (#5.1.1).", "5.1.1")]
    [InlineData(550, "5.0.0 told at last: 5.1.1 unknown", "5.1.1")]
    [InlineData(550, "<5.1.1@voorbeeld.example> no", null)]
    public void Only_a_true_enhanced_status_counts(int code, string words, string? status) =>
        Assert.Equal(status, new SmtpReply(code, words, SmtpStage.Receiver).Status);

    [Theory]
    [InlineData("5.0.0", "550-5.1.1 The email account that you tried to reach does not exist.", 550, "5.1.1")]
    [InlineData("5.1.1 (user unknown)", "550 5.7.1 no", 550, "5.1.1")]
    [InlineData("5.4.4", "host not found", 500, "5.4.4")]
    [InlineData("4.4.7", "550 5.1.1 no", 400, "4.4.7")]
    [InlineData("", "Sorry, no mailbox here by that name. (#5.1.1)", 500, "5.1.1")]
    [InlineData("", "no reason at all", 500, null)]
    public void A_report_tells_a_status_and_the_words_may_tell_a_closer_one(string told, string words, int code, string? status)
    {
        var said = SmtpReply.Returned(told, words);

        Assert.Equal((code, status), (said.Code, said.Status));
    }
}
