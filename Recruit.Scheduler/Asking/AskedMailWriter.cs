using Recruit.Data.Asking;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Asking;

/// <summary>Writes the mails that ask people of a list to sign up.</summary>
public sealed class AskedMailWriter(
    AskedPersonStore asked, ChannelStore channels, ProgrammeStore programmes, LetterTemplates templates, SiteOptions site,
    TimeProvider clock) : IMessageWriter
{
    public bool Writes(string rule) => rule == AskedPersonStore.MailRule;

    /// <summary>Of a list we have no address for the post.</summary>
    public bool IsMailOnly(string rule) => true;

    public async Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        var person = await asked.GetAsync(message.SubjectId, stop);
        if (person is not { EndedAt: null, EndsAt: { } endsAt } || endsAt <= clock.GetUtcNow())
            return new Writing.Skip(MessageReason.AnswerTimeOver);
        if (person.OptedOut)
            return new Writing.Skip(MessageReason.Unwanted);
        if (person.Registered)
            return new Writing.Skip(MessageReason.RegisteredAlready);
        var programme = (await programmes.GetAsync(person.ProgrammeId, stop))!;
        var token = channels.TokenOf(person.Id);
        var optOut = $"{site.BaseAddress}/afmelden/{token}";
        // The day before the last is always whole, whatever the hour and the zone.
        var lastDay = new DateWords(message.Language, programme.TimeZone).Day(endsAt - TimeSpan.FromDays(1));
        var letter = new AskedMail(
            contact.Name, programme.Name, person.Channel, $"{site.BaseAddress}/aanmelden/{programme.Slug}?via={token}", lastDay, optOut,
            programme.ContactAddress);
        return (await templates.WriteAsync(programme.Id, message, letter, stop)).EndedBy(optOut);
    }
}
