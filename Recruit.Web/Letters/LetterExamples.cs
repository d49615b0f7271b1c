using Recruit.Data.Asking;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Organisations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Reminders;
using Recruit.Data.Results;
using Recruit.Data.Substitutes;
using Recruit.Scheduler.Asking;
using Recruit.Scheduler.Changes;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Reminders;
using Recruit.Scheduler.Reminders.Letters;
using Recruit.Scheduler.Results.Letters;
using Recruit.Scheduler.Site;
using Recruit.Scheduler.Substitutes;
using Recruit.Web.Language;

namespace Recruit.Web.Letters;

/// <summary>Every letter of a programme, written to a made-up person about a real dialogue.</summary>
public sealed class LetterExamples(LetterTemplates templates, SiteOptions site, TimeProvider clock)
{
    /// <summary>The person of the examples.</summary>
    public const string Name = "Anna de Wit";

    /// <summary>The rules of which there is an example, in the order in which a person meets them.</summary>
    public static IReadOnlyList<string> RulesOf(IEnumerable<ReminderRule> reminders) =>
    [
        LetterLotteryStore.LetterRule, AskedPersonStore.MailRule, RegistrationStore.ConfirmRule, RegistrationStore.WelcomeRule,
        RegistrationStore.AgainRule,
        InvitationRule.Invitation, InvitationRule.Accepted, InvitationRule.Declined, .. reminders.Select(ReminderPlan.RuleOf),
        InvitationRule.Cancelled, InvitationRule.Expired, DialogueRule.Moved, DialogueRule.Cancelled,
        OrganisationStore.LinkRule, SubstituteStore.AskedRule, SubstituteStore.LeftRule, FollowUpStore.MailRule, AgreementStore.DueRule,
    ];

    /// <summary>The letter of one rule in the words that count now; null when there is no such letter.</summary>
    public async Task<RenderedMail?> WriteAsync(
        string rule, Programme programme, IEnumerable<ReminderRule> reminders, Dialogue dialogue, string language,
        CancellationToken stop) =>
        LetterOf(rule, programme, reminders, dialogue, language) is { } letter
            ? RenderedMail.Of(letter.Write(await templates.WordsAsync(
                letter.PlaceIn(new LetterPlace(programme.Id, rule, language)), letter, language, stop)), language)
            : null;

    /// <summary>The letter of one rule with all that it can tell; null when there is no such letter.</summary>
    /// <param name="track">Of the dialogue; null for one where it does not matter.</param>
    public Letter? LetterOf(
        string rule, Programme programme, IEnumerable<ReminderRule> reminders, Dialogue dialogue, string language, Track? track = null)
    {
        var view = ViewOf(programme, dialogue, language) with { Track = track };
        return rule switch
        {
            LetterLotteryStore.LetterRule => new AskedLetter(
                Name, programme.Name, $"{site.BaseAddress}/aanmelden/{programme.Slug}", LastDay(programme, language), "34",
                programme.ContactAddress),
            AskedPersonStore.MailRule => new AskedMail(
                Name, programme.Name, new Wording("Panel of our town", "Stadspanel van onze stad").In(language),
                $"{site.BaseAddress}/aanmelden/{programme.Slug}?via=…", LastDay(programme, language), Link("afmelden"),
                programme.ContactAddress),
            RegistrationStore.ConfirmRule =>
                new ConfirmRegistrationLetter(programme.Name, Link("bevestigen"), LastDay(programme, language), programme.ContactAddress),
            RegistrationStore.WelcomeRule => new RegistrationConfirmedLetter(Name, programme.Name, Link("mijn"), programme.ContactAddress),
            RegistrationStore.AgainRule => new RegisteredAgainLetter(Name, programme.Name, Link("mijn"), programme.ContactAddress),
            InvitationRule.Invitation => new InvitationLetter(view, Name, Link("uitnodiging"), language),
            InvitationRule.Accepted => new AcceptedLetter(view, Name, Link("uitnodiging"), language),
            InvitationRule.Declined => new DeclinedLetter(view, Name, Link("uitnodiging"), language),
            InvitationRule.Cancelled => new CancelledLetter(view, Name, Link("uitnodiging"), language),
            InvitationRule.Expired => new ExpiredLetter(view, Name, Link("uitnodiging"), language),
            DialogueRule.Moved => new MovedLetter(view, Name, Link("uitnodiging"), language),
            DialogueRule.Cancelled => new CalledOffLetter(view, Name, Link("uitnodiging"), language),
            OrganisationStore.LinkRule => new OrganisationLetter(
                Name, "Buurthuis", programme.Name, new Wording("You asked us for the link.", "U vroeg om de link.").In(language),
                Link("namens-organisatie"), programme.ContactAddress),
            SubstituteStore.AskedRule => new SubstituteLetter(
                view, Name, Link("in-plaats-van"), "Buurthuis", view.Invitation.AnswerBy, language),
            SubstituteStore.LeftRule => new SeatHandedOnLetter(view, Name, "Buurthuis", language),
            FollowUpStore.MailRule => new FollowUpLetter(
                Name, programme.Name, new Wording("In the coalition agreement", "In het coalitieakkoord").In(language),
                new Wording("The council wants to build a hundred homes.", "De raad wil honderd woningen bouwen.").In(language),
                LastDay(programme, language), Link("uitkomst"), Link("geen-nieuws"), programme.ContactAddress)
            { Language = language },
            AgreementStore.DueRule => new AgreementDueLetter(
                new Wording("alderman", "wethouder").In(language), programme.Name,
                dialogue.Title, new Wording("An evening about the square", "Een avond over het plein").In(language),
                LastDay(programme, language), Link("afspraak"), programme.ContactAddress),
            _ => ReminderOf(reminders.FirstOrDefault(reminder => ReminderPlan.RuleOf(reminder) == rule), view, language),
        };
    }

    /// <summary>A dialogue to write about where a programme has none yet.</summary>
    public Dialogue MadeUpDialogue(Programme programme) =>
        new()
        {
            Id = Guid.Empty,
            ProgrammeId = programme.Id,
            TrackId = Guid.Empty,
            Type = DialogueType.Theme,
            Theme = "voorbeeld",
            Title = new Wording("Living in our town", "Wonen in onze stad").In(SiteLanguage.Current),
            Format = DialogueFormat.Hybrid,
            Venue = "Stadhuis, Marktplein 1",
            Link = "https://samen.example/1",
            StartsAt = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(21).AddHours(18.5),
            Minutes = 120,
            TimeZone = programme.TimeZone,
            SizeMin = 8,
            SizeMax = 15,
        };

    private Letter? ReminderOf(ReminderRule? rule, InvitationView view, string language)
    {
        if (rule is null)
            return null;
        var (dialogue, programme) = (view.Dialogue, view.Programme);
        var about = new ReminderFacts
        {
            Kind = ReminderKind.Of(rule.Audience),
            SubjectId = Guid.Empty,
            OccasionId = Guid.Empty,
            ProgrammeId = programme.Id,
            PersonId = Guid.Empty,
            DialogueId = dialogue.Id,
            Language = language,
            StartsAt = dialogue.StartsAt,
            EndsAt = dialogue.EndsAt,
            TimeZone = dialogue.TimeZone,
            PaperDays = 7,
            Since = dialogue.StartsAt.AddDays(-21),
            SentAt = dialogue.StartsAt.AddDays(-1),
            Chance = 0.25m,
        };
        var now = dialogue.StartsAt.AddMinutes(-rule.OffsetMinutes);
        return LetterChoice.For(
            new ReminderScene(rule, about, dialogue, programme, view, Link("uitkomst"), Name, Link("uitnodiging"), language, now)
            {
                StopLink = Link("geen-nieuws"),
                MaterialsLink = Link("materiaal"),
                DrawLink = Link("loting"),
                Others = [dialogue],
            });
    }

    private string Link(string page) => $"{site.BaseAddress}/{page}/…";

    private string LastDay(Programme programme, string language) =>
        new DateWords(language, programme.TimeZone).Day(clock.GetUtcNow().AddDays(13));

    private InvitationView ViewOf(Programme programme, Dialogue dialogue, string language)
    {
        var now = clock.GetUtcNow();
        var registration = new Registration
        {
            Id = Guid.Empty,
            Number = 1,
            ProgrammeId = programme.Id,
            TrackId = dialogue.TrackId,
            PersonId = Guid.Empty,
            Language = language,
            CreatedAt = now,
            ConfirmedAt = now,
        };
        var answerBy = new AnswerTime(programme.AnswerDays).EndsAt(now, dialogue.StartsAt, dialogue.TimeZone);
        var invitation = new Invitation
        {
            Id = Guid.Empty,
            ProgrammeId = programme.Id,
            RegistrationId = Guid.Empty,
            SeatId = Guid.Empty,
            DialogueId = dialogue.Id,
            State = InvitationState.Sent,
            AnswerBy = answerBy,
            Reason = new InvitationReason.Drawn(1, 0.25m),
            CreatedAt = now,
            SentAt = now,
            HasSeat = true,
        };
        return new InvitationView(invitation, registration, dialogue, programme);
    }
}
