using Recruit.Scheduler.Engines.Mail;
using static Recruit.Scheduler.Engines.Mail.SmtpStage;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <summary>Whose fault an answer is: an example for each row of the table, in the words of the servers that we meet most.</summary>
public sealed class WhoseFaultTests
{
    private static readonly (string Row, SmtpStage Stage, int Code, string Words)[] Examples =
    [
        ("RFC 5321 4.2.1: 2yz, 3yz", Body, 250, "2.0.0 Ok: queued as 4XyZ"),
        ("RFC 5321 3.8: 421 closes the connection", Receiver, 421, "4.7.0 Try again later, closing connection"),
        ("RFC 5321 3.8: 421 closes the connection", Greeting, 421, "too many connections"),
        ("RFC 4954 6, RFC 5248: signing in, whatever the class", SignIn, 535, "5.7.8 Username and password not accepted"),
        ("RFC 4954 6, RFC 5248: signing in, whatever the class", SignIn, 432, "4.7.12 A password transition is needed"),
        ("RFC 4954 6, RFC 5248: signing in, whatever the class", Sender, 530, "Authentication required"),
        ("RFC 4954 6, RFC 5248: signing in, whatever the class", Receiver, 530, "5.7.0 Must issue a STARTTLS command first"),
        ("RFC 5321 4.2.1: 4yz before any mail", SignIn, 454, "4.7.0 Temporary authentication failure"),
        ("RFC 5321 4.2.1: 4yz before any mail", Greeting, 450, "4.3.2 please come back later"),
        ("RFC 3463 x.3, x.4: its system, before any mail", Greeting, 554, "5.3.2 system not accepting network messages"),
        ("RFC 5321 3.1, RFC 7504: it does not speak with us", Greeting, 554, "No SMTP service here"),
        ("RFC 5321 3.1, RFC 7504: it does not speak with us", Greeting, 521, "mail.example does not accept mail"),
        ("RFC 5321 3.1, RFC 7504: it does not speak with us", Greeting, 550, "5.7.1 your address is on our blocklist"),
        ("RFC 5321 3.1, RFC 7504: it does not speak with us", SignIn, 500, "5.5.6 line too long"),
        ("RFC 5321 4.2.1: 4yz about a mail", Receiver, 450, "4.2.0 <anna@voorbeeld.example>: Recipient address rejected: Greylisted"),
        ("RFC 5321 4.2.1: 4yz about a mail", Receiver, 451, "4.7.1 Greylisting in action, please come back later"),
        ("RFC 5321 4.2.1: 4yz about a mail", Receiver, 450, "4.1.8 <terug@dialoog.example>: Sender address rejected: Domain not found"),
        ("RFC 5321 4.2.1: 4yz about a mail", Body, 452, "4.2.2 The recipient's inbox is out of storage space"),
        ("RFC 3463 x.1.7, x.1.8: bad sender", Receiver, 550, "5.1.8 <terug@dialoog.example>: Sender address rejected: Domain not found"),
        ("RFC 3463 x.1.7, x.1.8: bad sender", Receiver, 553, "5.1.7 Invalid address"),
        ("RFC 3463 x.1.7, x.1.8: bad sender", Body, 550, "5.1.8 Bad address"),
        ("RFC 3463 x.1.7, x.1.8: bad sender", Returned, 450, "4.1.8 <terug@dialoog.example>: given up"),
        ("RFC 1870, RFC 3463 x.3.4, x.6: size and form of this mail, at MAIL FROM", Sender, 552, "5.3.4 Message size exceeds fixed limit"),
        ("RFC 1870, RFC 3463 x.3.4, x.6: size and form of this mail, at MAIL FROM", Sender, 555, "SMTPUTF8 is not known here"),
        ("RFC 5321 3.3: MAIL FROM names the sender alone", Sender, 550, "No such user here"),
        ("RFC 5321 3.3: MAIL FROM names the sender alone", Sender, 554, "5.7.1 blocked"),
        ("RFC 7372, RFC 7505: proof of the sender (x.7.20 to x.7.27), at RCPT TO", Receiver, 550, "5.7.23 SPF validation failed"),
        ("RFC 7372, RFC 7505: proof of the sender (x.7.20 to x.7.27), at RCPT TO", Receiver, 550, "5.7.27 null MX"),
        ("RFC 3463 x.0, x.1, x.7 in words about the sender", Receiver, 550,
            "5.1.0 <terug@dialoog.example> sender rejected. See our policy page"),
        ("RFC 3463 x.0, x.1, x.7 in words about the sender", Receiver, 553,
            "5.7.1 <terug@dialoog.example>: Sender address rejected: not owned by user recruit"),
        ("RFC 3463 x.0, x.1, x.7 in words about the sender", Receiver, 550, "Sender verify failed"),
        ("RFC 3463 x.0, x.1, x.7 in words about the sender", Receiver, 550,
            "Verification failed for <terug@dialoog.example>\nUnrouteable address\nSender verify failed"),
        ("RFC 3463 x.0, x.1, x.7 in words about the sender", Returned, 550, "5.0.0 invalid sender domain"),
        ("RFC 4954 6: signing in, told in words at RCPT TO", Receiver, 550, "5.7.1 Authentication required"),
        ("RFC 4954 6: signing in, told in words at RCPT TO", Receiver, 503, "5.5.1 AUTH first"),
        ("RFC 3463 x.7: policy about this mail", Body, 554, "5.7.1 GTUBE: this is spam"),
        ("RFC 3463 x.7: policy about this mail", Body, 550, "5.7.26 This mail has been blocked because the sender is unauthenticated"),
        ("RFC 3463 x.7: policy about this mail", Receiver, 550, "5.7.1 we want no mail from you"),
        ("RFC 3463 x.7: policy about this mail", Receiver, 554, "5.7.1 <anna@voorbeeld.example>: Relay access denied"),
        ("RFC 3463 x.7: policy about this mail", Receiver, 550, "5.7.1 Recipient rejects this sender: sender not allowed"),
        ("RFC 3463 x.7: policy about this mail", Returned, 530, "5.7.1 Client was not authenticated"),
        ("RFC 3463 4.x.x: given up after a time", Returned, 450, "4.1.1 <anna@voorbeeld.example>: unverified address"),
        ("RFC 3463 x.1.1 to x.1.4, x.1.6, x.1.10: bad receiver", Receiver, 550,
            "5.1.1 The email account that you tried to reach does not exist"),
        ("RFC 3463 x.1.1 to x.1.4, x.1.6, x.1.10: bad receiver", Body, 553, "5.1.3 Bad recipient address syntax"),
        ("RFC 3463 x.1.1 to x.1.4, x.1.6, x.1.10: bad receiver", Receiver, 550,
            "5.1.1 <sender-rejected@voorbeeld.example>: Recipient address rejected"),
        ("RFC 3463 x.1.1 to x.1.4, x.1.6, x.1.10: bad receiver", Receiver, 550,
            "5.1.1 undeliverable address: host mx.voorbeeld.example said: 550 sender rejected"),
        ("RFC 3463 x.1.1 to x.1.4, x.1.6, x.1.10: bad receiver", Returned, 556, "5.1.10 null MX"),
        ("RFC 3463 x.2.1: mailbox disabled", Receiver, 550, "5.2.1 The email account is disabled"),
        ("RFC 3463 x.0.0, x.1.0, x.2.0, x.5.0, x.4.1 in words about the receiver", Returned, 550,
            "5.4.1 Recipient address rejected: Access denied. AS(201806281)"),
        ("RFC 3463 x.0.0, x.1.0, x.2.0, x.5.0, x.4.1 in words about the receiver", Receiver, 550, "5.1.0 Address rejected"),
        ("RFC 3463 x.0.0, x.1.0, x.2.0, x.5.0, x.4.1 in words about the receiver", Receiver, 550,
            "5.5.0 Requested action not taken: mailbox unavailable"),
        ("RFC 3463 x.0.0, x.1.0, x.2.0, x.5.0, x.4.1 in words about the receiver", Body, 550, "5.0.0 User unknown"),
        ("RFC 3463: every other status", Body, 552, "5.2.2 Mailbox full"),
        ("RFC 3463: every other status", Body, 554, "5.6.0 Message contains invalid header"),
        ("RFC 3463: every other status", Returned, 550, "5.1.0 rejected"),
        ("RFC 3463: every other status", Returned, 550, "5.0.0 not delivered"),
        ("RFC 3463: every other status", Returned, 550, "5.4.1 no answer from host"),
        ("RFC 3463: every other status", Receiver, 550, "5.0.0 mailbox unavailable, reject due to policy restrictions"),
        ("RFC 5321 4.2.3: 5yz in words about policy", Receiver, 550, "relay not permitted"),
        ("RFC 5321 4.2.3: 5yz in words about policy", Receiver, 550, "rejected because 192.0.2.1 is in a black list at zen.example"),
        ("RFC 5321 4.2.3: 5yz in words about the receiver", Body, 550, "No such user here"),
        ("RFC 5321 4.2.3: 5yz in words about the receiver", Returned, 554,
            "delivery error: dd This user doesn't have a voorbeeld.example account"),
        ("RFC 5321 4.2.3, RFC 7504: 550, 551, 553, 556 to RCPT TO", Receiver, 550, "<anna@voorbeeld.example>"),
        ("RFC 5321 4.2.3, RFC 7504: 550, 551, 553, 556 to RCPT TO", Receiver, 556, "not here"),
        ("RFC 5321 4.2.1: 5yz", Body, 554, "Transaction failed"),
        ("RFC 5321 4.2.1: 5yz", Receiver, 552, "Requested mail action aborted"),
        ("RFC 5321 4.2.1: 5yz", Returned, 550, "not taken"),
        ("RFC 5321 4.2.1: 5yz", Body, 550, "Your email was rejected, for your IP address is not known"),
    ];

    public static TheoryData<string, SmtpStage, int, string> EveryExample
    {
        get
        {
            var data = new TheoryData<string, SmtpStage, int, string>();
            foreach (var (row, stage, code, words) in Examples)
                data.Add(row, stage, code, words);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryExample))]
    public void Every_answer_is_decided_by_one_row(string row, SmtpStage stage, int code, string words) =>
        Assert.Equal(row, WhoseFault.RowOf(new SmtpReply(code, words, stage)).Source);

    [Fact]
    public void Every_row_has_an_example() =>
        Assert.Empty(WhoseFault.Table.Select(row => row.Source).Except(Examples.Select(example => example.Row)));
}
