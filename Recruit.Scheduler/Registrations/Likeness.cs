using Recruit.Data.Registrations;
using Recruit.Data.Spelling;

namespace Recruit.Scheduler.Registrations;

/// <summary>What two registrations have in common: true the same, false different, null where one of them does not say.</summary>
public sealed record Likeness(bool Name, bool? Mailbox, bool? Telephone, bool? House, bool? BirthYear, bool? Postcode)
{
    /// <summary>
    /// Whether they may be of one person. One mailbox (a tag behind a plus, dots that its provider ignores) and the name or the birth year;
    /// or one name, with the same telephone, house, or birth year and postcode. Father and son of one name differ in birth year, people of
    /// one house and twins in name.
    /// </summary>
    public bool IsLikelyOnePerson =>
        Mailbox == true
            ? Name || BirthYear == true
            : Name && BirthYear != false && (Telephone == true || House == true || (BirthYear == true && Postcode == true));

    public static Likeness Of(KnownPerson one, KnownPerson other) =>
        Of(one, PersonName.Of(one.Contact.Name), other, PersonName.Of(other.Contact.Name));

    /// <inheritdoc cref="Of(KnownPerson, KnownPerson)"/>
    internal static Likeness Of(KnownPerson one, PersonName name, KnownPerson other, PersonName otherName) => new(
        name.IsLike(otherName),
        Same(MailboxOf(one), MailboxOf(other)),
        Same(TelephoneOf(one), TelephoneOf(other)),
        Same(HouseOf(one), HouseOf(other)),
        one.BirthYear is { } year && other.BirthYear is { } otherYear ? year == otherYear : null,
        SamePostcode(one.Postcode, other.Postcode));

    internal static string? MailboxOf(KnownPerson person) => person.Contact.Email is { } address ? MailAddress.Mailbox(address) : null;

    internal static string? TelephoneOf(KnownPerson person) => TelephoneNumber.Key(person.Contact.Telephone);

    internal static string? HouseOf(KnownPerson person) => person.Household is { } house ? Convert.ToHexString(house) : null;

    private static bool? Same(string? one, string? other) => one is null || other is null ? null : one == other;

    // Four digits are a neighbourhood: where one of them gave no more, they are compared.
    private static bool? SamePostcode(string? one, string? other)
    {
        if (one is null || other is null)
            return null;
        var (first, second) = (Spelled.Household(one), Spelled.Household(other));
        var length = Math.Min(first.Length, second.Length);
        return first[..length] == second[..length];
    }
}
