using System.Globalization;
using Recruit.Data.Invitations;

namespace Recruit.Scheduler.Invitations;

/// <summary>Why somebody was invited, in words.</summary>
public static class ReasonWords
{
    /// <summary>With all figures, for organisers.</summary>
    public static string ForOrganiser(InvitationReason reason, string language) => (reason, language) switch
    {
        (InvitationReason.Drawn drawn, "en") => Words($"Drawn by lot in matching round {drawn.Round}, with a chance of {drawn.Chance * 100:0.#} %."),
        (InvitationReason.Drawn drawn, _) => Dutch($"Geloot in matchronde {drawn.Round}, met een kans van {drawn.Chance * 100:0.#} %."),
        (InvitationReason.Replacement one, "en") => Words(
            $"{SeatOf(one.After, "en")} {Among(one, "en")} (deviation {one.Deviation:0.##}; without a replacement {one.Without:0.##})."),
        (InvitationReason.Replacement one, _) => Dutch(
            $"{SeatOf(one.After, "nl")} {Among(one, "nl")} (afwijking {one.Deviation:0.##}; zonder vervanging {one.Without:0.##})."),
        _ => throw new InvalidOperationException($"{reason.GetType().Name} has no words."),
    };

    /// <summary>One or two short sentences, for the person who is invited.</summary>
    public static string ForInvitee(InvitationReason reason, string language) => (reason, language) switch
    {
        (InvitationReason.Replacement { After: not "vacant" }, "en") => "Somebody else cannot come. That is why we ask you now.",
        (InvitationReason.Replacement { After: not "vacant" }, _) => "Iemand anders kan niet komen. Daarom vragen wij nu u.",
        (_, "en") => "You were drawn by lot from everyone who signed up.",
        _ => "U bent geloot uit alle mensen die zich hebben aangemeld.",
    };

    private static string SeatOf(string after, string language) => (after, language) switch
    {
        (InvitationState.Declined, "en") => "The seat of somebody who could not come.",
        (InvitationState.Declined, _) => "Plaats van iemand die niet kon.",
        (InvitationState.Expired, "en") => "The seat of somebody who did not answer.",
        (InvitationState.Expired, _) => "Plaats van iemand die niet antwoordde.",
        (InvitationState.Cancelled, "en") => "The seat of somebody who called off.",
        (InvitationState.Cancelled, _) => "Plaats van iemand die afzegde.",
        (_, "en") => "A seat that was still empty.",
        _ => "Plaats die nog leeg was.",
    };

    private static string Among(InvitationReason.Replacement one, string language) => (one, language) switch
    {
        ({ Suitable: 1 }, "en") => "There was one person who could take it",
        ({ Suitable: 1 }, _) => "Er was één persoon die kon",
        ({ Rank: null }, "en") => Words($"Of {one.Suitable} people who had not been drawn this one keeps the table closest to its targets"),
        ({ Rank: null }, _) => Words($"Van {one.Suitable} mensen die niet geloot waren houdt deze keuze de tafel het dichtst bij de streefcijfers"),
        (_, "en") => Words($"Of {one.Suitable} reserves this one keeps the table closest to its targets"),
        _ => Words($"Van {one.Suitable} reserves houdt deze keuze de tafel het dichtst bij de streefcijfers"),
    };

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // With a decimal comma, whatever languages the machine knows.
    private static string Dutch(FormattableString text) =>
        text.ToString(new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." });
}
