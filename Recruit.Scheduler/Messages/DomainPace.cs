using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Messages;

/// <summary>Holds back mails of which one receiving domain would get too many at once; others go first.</summary>
public sealed class DomainPace(DomainTurns turns, Outbox outbox, SiteOptions site)
{
    // Half a minute's worth may leave at once: servers count over minutes, not seconds.
    private const int TurnsAhead = 2;

    /// <returns>Those that may leave now; the others were given back for their turn.</returns>
    public async Task<IReadOnlyList<ClaimedMessage>> AdmitAsync(
        IReadOnlyList<ClaimedMessage> claimed, IReadOnlyDictionary<Guid, Contact> contacts, CancellationToken stop)
    {
        if (site.Smtp is null || site.MailsPerMinute == 0)
            return claimed;
        var byDomain = claimed.Where(message => DomainOf(message, contacts) is not null).ToLookup(message => DomainOf(message, contacts)!);
        var turn = TimeSpan.FromMinutes(1) / site.MailsPerMinute;
        var admitted = await turns.AdmitAsync(byDomain.ToDictionary(domain => domain.Key, domain => domain.Count()), turn,
            Math.Max(1, site.MailsPerMinute / TurnsAhead), stop);
        var held =
            from domain in byDomain
            let turns = admitted[domain.Key]
            from later in domain.Skip(turns.Admitted).Select((message, place) => (Message: message, DueAt: turns.Next + turn * place))
            select later;
        var deferred = held.ToDictionary(later => later.Message.Id);
        await Task.WhenAll(deferred.Values.Select(later => outbox.DeferAsync(later.Message, later.DueAt, stop)));
        return [.. claimed.Where(message => !deferred.ContainsKey(message.Id))];
    }

    // What will not leave anyway takes no turn; neither does a sign-in code, for which somebody waits at the screen.
    private static string? DomainOf(ClaimedMessage message, IReadOnlyDictionary<Guid, Contact> contacts) =>
        message.ProgrammeId is not null
            && contacts.GetValueOrDefault(message.PersonId)?.Email is { } address
            && address.LastIndexOf('@') is > 0 and var at
            ? MailAddress.DomainKey(address[(at + 1)..])
            : null;
}
