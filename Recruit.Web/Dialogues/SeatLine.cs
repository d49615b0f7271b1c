using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Seats;

namespace Recruit.Web.Dialogues;

/// <summary>A seat with whoever holds it, and those who were invited for it before.</summary>
/// <param name="Holder">The invitation of whoever holds the seat; null when it is empty.</param>
/// <param name="Name">Null for an empty seat; a dash for somebody who was erased.</param>
public sealed record SeatLine(
    Seat Seat, InvitationLine? Holder, string? Name, IReadOnlyList<(InvitationLine Invitation, string Name)> Before)
{
    /// <summary>Puts seats, invitations and names together, in the order of the seats.</summary>
    public static IReadOnlyList<SeatLine> Of(
        IEnumerable<Seat> seats, IReadOnlyCollection<InvitationLine> invitations, IReadOnlyDictionary<Guid, Contact> contacts)
    {
        var bySeat = invitations.ToLookup(invitation => (invitation.TableNumber, invitation.SeatNumber));
        return [.. seats.Select(seat => LineOf(seat, [.. bySeat[(seat.TableNumber, seat.Number)]], contacts))];
    }

    private static SeatLine LineOf(Seat seat, List<InvitationLine> invited, IReadOnlyDictionary<Guid, Contact> contacts)
    {
        string NameOf(InvitationLine invitation) => contacts.GetValueOrDefault(invitation.PersonId)?.Name ?? "–";

        var holder = seat.RegistrationId is { } held ? invited.LastOrDefault(invitation => invitation.RegistrationId == held) : null;
        return new SeatLine(seat, holder, seat.RegistrationId is null ? null : holder is null ? "–" : NameOf(holder),
            [.. invited.Where(invitation => invitation != holder).Select(invitation => (invitation, NameOf(invitation)))]);
    }
}
