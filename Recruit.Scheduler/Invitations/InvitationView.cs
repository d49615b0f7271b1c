using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Dialogues;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Invitations;

/// <summary>An invitation with all that its page, its mails and its calendar entry tell.</summary>
public sealed record InvitationView(Invitation Invitation, Registration Registration, Dialogue Dialogue, Programme Programme)
{
    /// <summary>The track of the dialogue; null where it does not matter.</summary>
    public Track? Track { get; init; }

    /// <summary>The moment after which its link has nothing to show any more.</summary>
    public DateTimeOffset LinkEnds => Dialogue.EndsAt.AddDays(30);

    /// <summary>Which answers it takes.</summary>
    public InvitationStanding Standing => Invitation.Standing(Dialogue);

    /// <summary>The entry in this person's calendar.</summary>
    /// <param name="attendee">Name and address; null for a file that anybody may open.</param>
    public CalendarEntry Entry((string Name, string Address)? attendee, DateTimeOffset now) =>
        DialogueCalendar.Of($"{Invitation.Id:N}@recruit", Dialogue, Programme, attendee, now);
}

/// <summary>Reads all that there is to tell about an invitation.</summary>
public sealed class InvitationViews(
    InvitationStore invitations, RegistrationStore registrations, DialogueStore dialogues, ProgrammeStore programmes)
{
    /// <summary>Null when there is no such invitation.</summary>
    public async Task<InvitationView?> ReadAsync(Guid invitationId, CancellationToken stop)
    {
        if (await invitations.GetAsync(invitationId, stop) is not { } invitation)
            return null;
        var registration = await registrations.GetAsync(invitation.RegistrationId, stop);
        var dialogue = await dialogues.GetAsync(invitation.DialogueId, stop);
        var tracks = await programmes.TracksAsync(invitation.ProgrammeId, stop);
        return new InvitationView(invitation, registration!, dialogue!, (await programmes.GetAsync(invitation.ProgrammeId, stop))!)
        {
            Track = tracks.FirstOrDefault(track => track.Id == dialogue!.TrackId),
        };
    }

    /// <summary>Every invitation of a registration, oldest first.</summary>
    public async Task<IReadOnlyList<InvitationView>> OfRegistrationAsync(Guid registrationId, CancellationToken stop)
    {
        var views = new List<InvitationView>();
        foreach (var invitation in await invitations.ListOfRegistrationAsync(registrationId, stop))
            if (await ReadAsync(invitation.Id, stop) is { } view)
                views.Add(view);
        return views;
    }
}
