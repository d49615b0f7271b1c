using System.Globalization;
using Recruit.Data.Invitations;

namespace Recruit.Scheduler.Invitations;

/// <summary>Why somebody was invited, in words.</summary>
public static class ReasonWords
{
    /// <summary>With all figures, for organisers.</summary>
    public static string ForOrganiser(InvitationReason reason, string language) => (reason, language) switch
    {
        (InvitationReason.Drawn drawn, "en") =>
            Words($"Drawn by lot in matching round {drawn.Round}, with a chance of {drawn.Chance * 100:0.#} %."),
        (InvitationReason.Drawn drawn, _) => Dutch($"Geloot in matchronde {drawn.Round}, met een kans van {drawn.Chance * 100:0.#} %."),
        (InvitationReason.Replacement one, "en") =>
            Words($"{SeatOf(one.After, "en")}{Kept(one, "en")} {Among(one, "en")} (deviation {one.Deviation:0.##}; ")
            + Words($"without a replacement {one.Without:0.##}).{Brings(one, "en")}{Near(one, "en")}"),
        (InvitationReason.Replacement one, _) =>
            Dutch($"{SeatOf(one.After, "nl")}{Kept(one, "nl")} {Among(one, "nl")} (afwijking {one.Deviation:0.##}; ")
            + Dutch($"zonder vervanging {one.Without:0.##}).") + Brings(one, "nl") + Near(one, "nl"),
        _ => throw new InvalidOperationException($"{reason.GetType().Name} has no words."),
    };

    /// <summary>One or two short sentences, for the person who is invited.</summary>
    public static string ForInvitee(InvitationReason reason, string language) => (reason, language) switch
    {
        (InvitationReason.Replacement { After: not ("vacant" or "ahead") }, "en") =>
            "Somebody else cannot come. That is why we ask you now.",
        (InvitationReason.Replacement { After: not ("vacant" or "ahead") }, _) => "Iemand anders kan niet komen. Daarom vragen wij nu u.",
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
        ("ahead", "en") => "A seat more, because not everyone comes.",
        ("ahead", _) => "Een plaats extra, omdat niet iedereen komt.",
        (_, "en") => "A seat that was still empty.",
        _ => "Plaats die nog leeg was.",
    };

    /// <summary>Whose people were asked first, where it was a partner's own seat.</summary>
    private static string Kept(InvitationReason.Replacement one, string language) => (one.Partner, language) switch
    {
        (null, _) => "",
        ({ } partner, "en") => $" It is a seat of {partner}, whose people go first.",
        ({ } partner, _) => $" Het is een plaats van {partner}: die mensen gaan voor.",
    };

    private static string Among(InvitationReason.Replacement one, string language) => (one, language) switch
    {
        ({ Suitable: 1 }, "en") => "There was one person who could take it",
        ({ Suitable: 1 }, _) => "Er was één persoon die kon",
        (_, "en") => Words($"Of {one.Suitable} people who could take it this one {Fit(one, language)}{Lot(one, language)}"),
        _ => Words($"Van {one.Suitable} mensen die konden, {Fit(one, language)}{Lot(one, language)}"),
    };

    private static string Fit(InvitationReason.Replacement one, string language) => (one.Place, language) switch
    {
        (1, "en") => "brings table and programme closest to their targets",
        (1, _) => "brengt deze keuze tafel en programma het dichtst bij de streefcijfers",
        (2, "en") => "fits second best",
        (2, _) => "past deze keuze op één na het best",
        (_, "en") => "fits third best",
        _ => "past deze keuze op twee na het best",
    };

    /// <summary>The group that is lacked, with how many.</summary>
    private static string Brings(InvitationReason.Replacement one, string language) => (one.Brings, language) switch
    {
        (null, _) => "",
        ({ } brings, "en") => Words($" Brings somebody of the group “{brings.NameEn}”, of which {Lacks(brings, language)}."),
        ({ } brings, _) => Dutch($" Brengt iemand uit de groep “{brings.NameNl}”, waarvan {Lacks(brings, language)}."),
    };

    private static string Near(InvitationReason.Replacement one, string language) => (one.Home, language) switch
    {
        ("town", "en") => " The dialogue is for its own municipality first, and this person lives there.",
        ("town", _) => " De dialoog is eerst voor de eigen gemeente, en deze persoon woont daar.",
        ("province", "en") =>
            " The dialogue is for its own municipality first; nobody there was left, and this person lives in the province.",
        ("province", _) => " De dialoog is eerst voor de eigen gemeente; daar was niemand meer, en deze persoon woont in de provincie.",
        _ => "",
    };

    private static string Lacks(Brought brings, string language) => (brings, language) switch
    {
        ({ TableLacked: >= 0.5, TrackLacked: >= 0.5 }, "en") =>
            Words($"the table lacks {brings.TableLacked:0.#} and all tables together lack {brings.TrackLacked:0.#}"),
        ({ TableLacked: >= 0.5, TrackLacked: >= 0.5 }, _) =>
            Dutch($"de tafel er {brings.TableLacked:0.#} mist en alle tafels samen {brings.TrackLacked:0.#}"),
        ({ TableLacked: >= 0.5 }, "en") => Words($"the table lacks {brings.TableLacked:0.#}"),
        ({ TableLacked: >= 0.5 }, _) => Dutch($"de tafel er {brings.TableLacked:0.#} mist"),
        (_, "en") => Words($"all tables together lack {brings.TrackLacked:0.#}"),
        _ => Dutch($"alle tafels samen er {brings.TrackLacked:0.#} missen"),
    };

    // Where an organiser chose, the lot only set the order of what was shown.
    private static string Lot(InvitationReason.Replacement one, string language) => (one, language) switch
    {
        ({ Alike: > 1, Place: 1 }, "en") =>
            Words($"; {one.Alike} do so equally, so that each had a chance of 1 in {one.Alike}: the lot chose"),
        ({ Alike: > 1, Place: 1 }, _) =>
            Words($"; dat doen er {one.Alike} even goed, dus elk had een kans van 1 op {one.Alike}: het lot koos"),
        _ => "",
    };

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // With a decimal comma, whatever languages the machine knows.
    private static string Dutch(FormattableString text) =>
        text.ToString(new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." });
}
