using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Scheduler.Rosters;
using Recruit.Web.Security;

namespace Recruit.Web.Rosters;

/// <summary>A facilitator notes who came, at the own table, on the day itself.</summary>
[Authorize(Policies.Facilitator)]
public sealed class Attendance(RosterDesk desk, AnswerStore answers) : PageModel
{
    public Dialogue Dialogue { get; private set; } = null!;
    public RosterTable Table { get; private set; } = null!;
    public int Present => Table.Guests.Count(person => person.State is RosterState.Present);
    public int StillToNote => Table.Guests.Count(person => person.State is RosterState.Coming);

    public async Task<IActionResult> OnGetAsync(long number, int table, CancellationToken stop) =>
        TakeTable(await desk.HandOutAsync(StaffUser.Of(User)!, number, "attendance", stop), table) ? Page() : NotFound();

    /// <param name="came"><c>yes</c>, <c>no</c>, or nothing to take the note back.</param>
    public async Task<IActionResult> OnPostAsync(long number, int table, Guid person, string? came, CancellationToken stop)
    {
        if (!TakeTable(await desk.FindAsync(StaffUser.Of(User)!, number, stop), table)
            || !Table.Guests.Any(expected => expected.InvitationId == person))
            return NotFound();
        bool? note = came switch { "yes" => true, "no" => false, _ => null };
        await answers.NoteAttendanceAsync(person, note, StaffUser.Of(User)!.Actor, stop);
        return Redirect($"/tafel/{number}/{table}#p-{person:N}");
    }

    private bool TakeTable(Roster? roster, int table)
    {
        if (roster?.Tables.FirstOrDefault(own => own.Number == table) is not { } found)
            return false;
        (Dialogue, Table) = (roster.Dialogue, found);
        return true;
    }
}
