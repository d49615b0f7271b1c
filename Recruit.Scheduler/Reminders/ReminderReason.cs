using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Reminders;

/// <summary>Why a reminder does not leave, as it is kept with the message; pages have their own words for each.</summary>
public static class ReminderReason
{
    public const string RuleRemoved = "the rule was removed";
    public const string SwitchedOff = "the rule is switched off";
    public const string NotTakingPlace = "the dialogue does not take place";
    public const string TakesPlaceAfterAll = "the dialogue takes place after all";
    public const string Moved = "the dialogue was moved";
    public const string NoPaperAsked = "no paper is asked";
    public const string PaperIn = "the paper is in";
    public const string BeforeItBegan = "its moment was before this began";
    public const string BeforeTheRule = "its moment was before the rule was switched on";
    public const string TooLate = "it would come too late";
    public const string Passed = "its moment has passed";
    public const string TooMany = "too many reminders on that day";
    public const string Gone = "the invitation is gone";
    public const string Sent = "it was sent already";
    public const string NoAddress = MessageDelivery.NoAddress;
    public const string Suppressed = "the address refused mail before";
    public const string Erased = MessageDelivery.Erased;
}
