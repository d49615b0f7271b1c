using Recruit.Scheduler.Health;
using Recruit.Web.Layout;

namespace Recruit.Web.Health;

/// <summary>
/// Says in words whether all is well with the mail of a programme and the machines that send it, and what to do where it is not.
/// </summary>
public sealed class AllWell(SiteHealth health, HealthWords words) : ProgrammePage
{
    public HealthWords Words => words;
    public SiteState State { get; private set; } = null!;
    public IReadOnlyList<Concern> Concerns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        State = await health.ReadAsync(Programme.Id, stop);
        Concerns = State.Concerns();
    }

    /// <summary>Where to look further; null where this site has no page for it.</summary>
    public string? More(Concern concern) => concern switch
    {
        Concern.MailLate => $"{Base}/berichten?staat=queued",
        Concern.MailUncertain => $"{Base}/berichten?staat=uncertain",
        Concern.MailRefused or Concern.SenderRefused => $"{Base}/berichten?staat=refused",
        Concern.MailStopped => $"{Base}/berichten/stop",
        Concern.MailHeld => $"{Base}/berichten/zendingen",
        Concern.AddressesSuppressed => $"{Base}/berichten/adressen",
        _ => null,
    };
}
