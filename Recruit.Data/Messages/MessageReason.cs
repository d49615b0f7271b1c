namespace Recruit.Data.Messages;

/// <summary>
/// Why a message stands as it does, as a code that is kept with it; what a mail server answered is kept as it was said. Words are made
/// where somebody reads them.
/// </summary>
public static class MessageReason
{
    public const string NoAddress = "no_address";
    public const string AddressSuppressed = "address_suppressed";
    public const string Erased = "person_erased";
    public const string BatchStopped = "batch_stopped";
    public const string SentAlready = "sent_already";

    /// <summary>The moment until which it made sense came before its turn to leave.</summary>
    public const string LeftTooLate = "left_too_late";
    public const string Passed = "moment_passed";
    public const string TooLate = "comes_too_late";
    public const string TooMany = "too_many_that_day";
    public const string BeforeItBegan = "before_it_began";
    public const string BeforeTheRule = "before_the_rule";
    public const string RuleRemoved = "rule_removed";
    public const string SwitchedOff = "rule_switched_off";
    public const string NoPaperAsked = "no_paper_asked";
    public const string PaperIn = "paper_in";
    public const string NothingAsked = "nothing_asked";
    public const string FormIn = "form_in";

    public const string DialogueGone = "dialogue_gone";
    public const string DialogueCancelled = "dialogue_cancelled";
    public const string DateNotChosen = "date_not_chosen";
    public const string DialogueStarted = "dialogue_started";
    public const string DialogueMoved = "dialogue_moved";
    public const string DialogueMovedAgain = "dialogue_moved_again";
    public const string DialogueTakesPlace = "dialogue_takes_place";
    public const string InvitationGone = "invitation_gone";
    public const string AnswerTimeOver = "answer_time_over";
    public const string RegistrationGone = "registration_gone";
    public const string RegisteredAlready = "registered_already";
    public const string RegistrationConfirmed = "registration_confirmed";
    public const string PersonReplaced = "person_replaced";
    public const string CodeUsed = "code_used";

    public const string NoWriter = "no_writer";
    public const string WritingFailed = "writing_failed";
    public const string SenderStopped = "sender_stopped";

    /// <summary>Which attempt, as its detail.</summary>
    public const string Attempt = "attempt";

    /// <summary>Who asked for it, as its detail.</summary>
    public const string Again = "again";

    /// <summary>The last reason of all, as its detail.</summary>
    public const string TriedLong = "tried_long";

    /// <summary>What the server said, as its detail.</summary>
    public const string CameBack = "came_back";

    /// <summary>It came back in a form that we do not know.</summary>
    public const string Unread = "reason_unread";
    public const string Unwanted = "reported_as_unwanted";

    /// <summary>The person pressed to hear no more of what came of a dialogue.</summary>
    public const string NewsStopped = "news_stopped";
    public const string ResultsGone = "results_gone";
    public const string MadeReady = "made_ready";
    public const string Posted = "posted";
    public const string ToldByPhone = "told_by_phone";

    public const string KeptHere = "kept_here";
    public const string MailboxNotWritten = "mailbox_not_written";
    public const string HeaderBroken = "header_broken";
    public const string ReceiverNoAddress = "receiver_no_address";
    public const string SenderNoAddress = "sender_no_address";
    public const string AddressLetters = "address_letters";
    public const string MailNotWritten = "mail_not_written";
    public const string NoAnswer = "no_answer_after_body";
    public const string NoConnection = "no_connection";
    public const string NoConnectionFree = "no_connection_free";

    /// <summary>What to say to the program so that it sends in the open, as its detail.</summary>
    public const string NoEncryption = "no_encryption";

    private const string Invitation = "invitation_is_";
    private const string Registration = "registration_is_";

    /// <summary>The invitation is in a state that this message does not speak about.</summary>
    public static string InvitationIs(string state) => Invitation + state;

    /// <summary>The registration is in a state that this message does not speak about.</summary>
    public static string RegistrationIs(string state) => Registration + state;

    /// <summary>A reason with what only this case knows.</summary>
    public static string With(string reason, string detail) => $"{reason}: {detail}";

    /// <summary>Takes a reason apart again; the detail is empty where it has none.</summary>
    public static (string Code, string Detail) Read(string reason) =>
        reason.Split(": ", 2) is [var code, var detail] ? (code, detail) : (reason, "");
}
