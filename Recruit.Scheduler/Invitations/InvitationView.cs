using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Dialogues;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Language;

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

    /// <summary>What the track asks of this person beforehand: a paper, or somebody else of the organisation, or nothing.</summary>
    public string Preparation(string language) => ((Track, Dialogue.PaperDueAt) switch
    {
        (_, { } due) when new DateWords(language, Dialogue.TimeZone).Day(due) is var day => Wording.Of(
            $"We ask you for a paper, by {day}. You hand it in on your own page.",
            $"Wij vragen u om een paper, uiterlijk {day}. U levert hem in op uw eigen pagina."),
        ({ Slug: Track.CivilSociety }, _) => new(
            "You speak for your organisation. If you cannot come, somebody else of your organisation may come. Mail us the name.",
            "U praat mee namens uw organisatie. Kunt u niet? Dan mag iemand anders van uw organisatie komen. Mail ons de naam."),
        _ => new Wording(
            "You need not bring or prepare anything. Your experience is enough.",
            "U hoeft niets mee te nemen en niets voor te bereiden. Uw ervaring is genoeg."),
    }).In(language);

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
