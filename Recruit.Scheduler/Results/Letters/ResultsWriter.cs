using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Data.Results;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders;

namespace Recruit.Scheduler.Results.Letters;

/// <summary>Tells what was done with results, and asks the owners of agreements; what was taken back meanwhile reaches nobody.</summary>
public sealed class ResultsWriter(
    FollowUpStore followUps, AgreementStore agreements, NewsStops stops, ProgrammeStore programmes, ReminderRuleStore rules,
    ResultsNews news, LetterTemplates templates, TimeProvider clock) : IMessageWriter
{
    public bool Writes(string rule) => rule is FollowUpStore.MailRule or AgreementStore.DueRule;

    /// <summary>Of an owner we have no address for the post.</summary>
    public bool IsMailOnly(string rule) => rule == AgreementStore.DueRule;

    public async Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop) =>
        message.Rule == FollowUpStore.MailRule
            ? await FollowUpAsync(message, contact, stop)
            : await AgreementAsync(message, stop);

    private async Task<Writing> FollowUpAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        if (await followUps.GetAsync(message.SubjectId, stop) is not { } said)
            return new Writing.Skip(MessageReason.ResultsGone);
        if (await stops.HoldsAsync(message.PersonId, stop))
            return new Writing.Skip(MessageReason.NewsStopped);
        var programme = (await programmes.GetAsync(said.ProgrammeId, stop))!;
        var letter = new FollowUpLetter(
            contact.Name, programme.Name, said.Title, said.Words, DayOf(said.HappenedOn, message.Language),
            news.PageOf(programme, said.Dialogues is [var only] ? only : null), news.StopLinkOf(message.PersonId), programme.ContactAddress)
        {
            SourceAddress = said.Link,
            Language = message.Language,
        };
        return (await WrittenAsync(programme, message, letter, stop)).EndedBy(letter.StopLink);
    }

    private async Task<Writing> AgreementAsync(DueMessage message, CancellationToken stop)
    {
        if (await agreements.GetAsync(message.SubjectId, stop) is not { State: AgreementState.Open, DueOn: { } due } agreement
            || AgreementStore.OccasionOf(agreement.Id, due) != message.Occasion || agreement.OwnerId != message.PersonId)
            return new Writing.Skip(MessageReason.ResultsGone);
        var programme = (await programmes.GetAsync(agreement.ProgrammeId, stop))!;
        return await WrittenAsync(programme, message, new AgreementDueLetter(
            agreement.Role, programme.Name, agreement.Title, agreement.Words, DayOf(due, message.Language),
            news.AnswerLinkOf(agreement.Id), programme.ContactAddress), stop);
    }

    private async Task<Writing.Written> WrittenAsync(Programme programme, DueMessage message, Letter letter, CancellationToken stop) =>
        await templates.WriteAsync(programme.Id, message, letter, stop) with
        {
            NotBefore = DecentHours.Of(
                clock.GetUtcNow(), programme.TimeZone, await rules.SettingsAsync(programme.Id, stop), waits: true),
        };

    private static string DayOf(DateOnly day, string language) =>
        new DateWords(language, "Etc/UTC").Day(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
}
