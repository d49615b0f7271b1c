using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Audit;
using Recruit.Web.Layout;

namespace Recruit.Web.Audit;

/// <summary>What staff and the system did, and whether the log is whole.</summary>
public sealed class AuditLog(AuditStore audit) : ProgrammePage
{
    private const int PerPage = 50;

    [BindProperty(Name = "voor", SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>The first entry that does not follow from the one before it; null when the log is whole.</summary>
    public long? Break { get; private set; }

    public bool More => Entries.Count == PerPage && Entries[^1].Number > 1;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Entries = await audit.NewestAsync(PerPage, Before, stop);
        Break = await audit.FirstBreakAsync(stop);
    }
}
