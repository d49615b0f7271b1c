using static Recruit.Scheduler.Engines.Mail.SmtpStage;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>Whose fault a refusal is, and with that what it ends.</summary>
public enum Fault
{
    /// <summary>It was accepted.</summary>
    Nobody,

    /// <summary>Try this mail again later.</summary>
    Moment,

    /// <summary>Nothing else would get through now either.</summary>
    Server,

    /// <summary>We are not allowed to send: all mail waits.</summary>
    Ours,

    /// <summary>Nothing should be sent to this address any more.</summary>
    Address,

    /// <summary>This mail alone ends; its address may be good.</summary>
    Message,
}

/// <summary>One line of the table: what a server says, and whose fault that is.</summary>
/// <param name="Source">Where it is written, and what it says there.</param>
internal sealed record FaultRow(string Source, Fault Fault, Func<SmtpReply, bool> Says);

/// <summary>
/// Whose fault an answer is, to the letter of RFC 5321 (codes), RFC 3463 and its registry (enhanced status) and RFC 4954 (signing in);
/// where those leave it open, by the words. The first row that holds decides. Each has an example in WhoseFaultTests.
/// </summary>
internal static class WhoseFault
{
    public static readonly IReadOnlyList<FaultRow> Table =
    [
        new("RFC 5321 4.2.1: 2yz, 3yz", Fault.Nobody, said => said.Code < 400),
        new("RFC 5321 3.8: 421 closes the connection", Fault.Server, said => said is { Code: 421, Stage: not Returned }),
        new("RFC 4954 6, RFC 5248: signing in, whatever the class", Fault.Ours,
            said => said is { Code: 432 or 530 or 534 or 535 or 538, Stage: not Returned }),
        new("RFC 5321 4.2.1: 4yz before any mail", Fault.Server, said => said is { Code: < 500, Stage: Greeting or SignIn }),
        new("RFC 3463 x.3, x.4: its system, before any mail", Fault.Server,
            said => said.Stage == Greeting && said.Detail is ['3' or '4', ..]),
        new("RFC 5321 3.1, RFC 7504: it does not speak with us", Fault.Ours, said => said.Stage is Greeting or SignIn),
        new("RFC 5321 4.2.1: 4yz about a mail", Fault.Moment, said => said is { Code: < 500, Stage: not Returned }),
        new("RFC 3463 x.1.7, x.1.8: bad sender", Fault.Ours, said => said.Detail is "1.7" or "1.8"),
        new("RFC 1870, RFC 3463 x.3.4, x.6: size and form of this mail, at MAIL FROM", Fault.Message,
            said => said.Stage == Sender && (said.Code is 552 or 555 || said.Detail is "2.3" or "3.4" or ['6', ..])),
        new("RFC 5321 3.3: MAIL FROM names the sender alone", Fault.Ours, said => said.Stage == Sender),
        new("RFC 7372, RFC 7505: proof of the sender (x.7.20 to x.7.27), at RCPT TO", Fault.Ours,
            said => said.Stage == Receiver && said.Detail is ['7', '.', '2', >= '0' and <= '7']),
        new("RFC 3463 x.0, x.1, x.7 in words about the sender", Fault.Ours,
            said => (said.Detail is "" or ['0' or '1', ..] && FaultWords.OfSender(said))
                || (said is { Stage: Receiver, Detail: ['7', ..] } && FaultWords.OfSender(said) && !FaultWords.OfReceiverList(said))),
        new("RFC 4954 6: signing in, told in words at RCPT TO", Fault.Ours,
            said => said is { Stage: Receiver, Detail: "" or ['5' or '7', ..] } && FaultWords.OfSignIn(said)),
        new("RFC 3463 x.7: policy about this mail", Fault.Message, said => said.Detail is ['7', ..]),
        new("RFC 3463 4.x.x: given up after a time", Fault.Message, said => said.Code < 500),
        new("RFC 3463 x.1.1 to x.1.4, x.1.6, x.1.10: bad receiver", Fault.Address,
            said => said.Detail is "1.1" or "1.2" or "1.3" or "1.4" or "1.6" or "1.10"),
        new("RFC 3463 x.2.1: mailbox disabled", Fault.Address, said => said.Detail is "2.1"),
        new("RFC 3463 x.0.0, x.1.0, x.2.0, x.5.0, x.4.1 in words about the receiver", Fault.Address,
            said => FaultWords.OfReceiver(said)
                && (said.Detail is "1.0" or "4.1" || (said.Detail is "0.0" or "2.0" or "5.0" && !FaultWords.OfPolicy(said)))),
        new("RFC 3463: every other status", Fault.Message, said => said.Status is not null),
        new("RFC 5321 4.2.3: 5yz in words about policy", Fault.Message, FaultWords.OfPolicy),
        new("RFC 5321 4.2.3: 5yz in words about the receiver", Fault.Address, FaultWords.OfReceiver),
        new("RFC 5321 4.2.3, RFC 7504: 550, 551, 553, 556 to RCPT TO", Fault.Address,
            said => said is { Stage: Receiver, Code: 550 or 551 or 553 or 556 }),
        new("RFC 5321 4.2.1: 5yz", Fault.Message, _ => true),
    ];

    public static Fault Of(SmtpReply said) => RowOf(said).Fault;

    internal static FaultRow RowOf(SmtpReply said) => Table.First(row => row.Says(said));
}
