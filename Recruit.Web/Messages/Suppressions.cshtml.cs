using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Web.Layout;

namespace Recruit.Web.Messages;

/// <summary>The addresses to which nothing is sent, why, and the way back.</summary>
public sealed class Suppressions(
    SuppressionStore suppressions, Vault vault, AuditStore audit, MessageWords words, IStringLocalizer<Suppressions> L)
    : ProgrammePage
{
    public MessageWords Words => words;
    public IReadOnlyList<Suppression> Shown { get; private set; } = [];

    /// <summary>Who they are; nobody for a viewer.</summary>
    public IReadOnlyDictionary<Guid, Contact> People { get; private set; } = new Dictionary<Guid, Contact>();

    public async Task OnGetAsync(CancellationToken stop)
    {
        Shown = await suppressions.ListAsync(Programme.Id, stop);
        if (!MayAct || Shown.Count == 0)
            return;
        People = await vault.ReadAsync([.. Shown.Select(one => one.PersonId)], stop);
        await audit.WriteAsync(Staff.Actor, "view_suppressions", $"programme {Programme.Slug}", "", stop);
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "adres")] string? hash, CancellationToken stop)
    {
        if (hash is not { Length: 64 } || !hash.All(char.IsAsciiHexDigit))
            return NotFound();
        Done = await suppressions.LiftAsync(Programme.Id, Convert.FromHexString(hash), Staff.Actor, stop)
            ? L["Dit adres krijgt weer mail. Berichten die niet weg konden, stuurt u opnieuw vanaf hun eigen pagina."]
            : L["Dit adres kreeg al weer mail."];
        return Redirect($"{Base}/berichten/adressen");
    }

    /// <summary>The address as a form sends it back: its hash, for the address itself belongs on no form.</summary>
    public static string IdOf(Suppression suppression) => Convert.ToHexString(suppression.AddressHash);

    /// <summary>Whether the address that was refused is still the person's own.</summary>
    public bool IsStillTheirs(Suppression suppression) => People.GetValueOrDefault(suppression.PersonId)?.Email is { } address
        && vault.AddressHash(address).AsSpan().SequenceEqual(suppression.AddressHash);
}
