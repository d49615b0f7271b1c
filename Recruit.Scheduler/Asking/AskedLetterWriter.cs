using System.Globalization;
using Recruit.Data.Asking;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Asking;

/// <summary>Writes the letters that ask to sign up.</summary>
public sealed class AskedLetterWriter(
    LetterLotteryStore lotteries, ProgrammeStore programmes, LetterTemplates templates, SiteOptions site, TimeProvider clock)
    : IMessageWriter
{
    public bool Writes(string rule) => rule == LetterLotteryStore.LetterRule;

    public async Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        if (await lotteries.OfLetterAsync(message.SubjectId, stop) is not { } lottery || lottery.EndsAt <= clock.GetUtcNow())
            return new Writing.Skip(MessageReason.AnswerTimeOver);
        var programme = (await programmes.GetAsync(lottery.ProgrammeId, stop))!;
        var chance = await lotteries.ChanceAsync(message.SubjectId, stop);
        // The day before the last is always whole, whatever the hour and the zone.
        var lastDay = new DateWords(message.Language, programme.TimeZone).Day(lottery.EndsAt - TimeSpan.FromDays(1));
        return await templates.WriteAsync(programme.Id, message,
            new AskedLetter(contact.Name, programme.Name, $"{site.BaseAddress}/aanmelden/{programme.Slug}", lastDay,
                Math.Round(1 / chance).ToString(CultureInfo.InvariantCulture), programme.ContactAddress), stop);
    }
}
