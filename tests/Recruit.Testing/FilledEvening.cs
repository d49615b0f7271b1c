using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Staff;

namespace Recruit.Testing;

/// <summary>
/// An evening in Utrecht of which the round is confirmed: Anna and Ben come, Cem has not answered, and Fenna leads the table.
/// </summary>
public sealed record FilledEvening(TestProgramme Programme, Dialogue Dialogue, StaffMember Fenna)
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    /// <param name="rules">By which people are reminded; none where none are given.</param>
    public static async Task<FilledEvening> CreateAsync(TestDatabase database, IReadOnlyList<ReminderRule>? rules = null)
    {
        var programme = await TestProgramme.CreateAsync(database, rules: rules);
        var dialogue = await programme.DialogueAsync();
        var anna = await programme.RegisterAsync("Anna", change: wish => wish with
        {
            Contact = wish.Contact with { Name = "Anna de Wit", Needs = "rolstoel", Telephone = "+31 6 1234 5678" },
        });
        var ben = await programme.RegisterAsync("Ben", "man");
        var cem = await programme.RegisterAsync("Cem", "man");
        var round = await programme.ProposeAsync(dialogue, [anna, ben, cem]);
        await database.Get<ConfirmationStore>().ConfirmRoundAsync(round, "olga", Stop);
        foreach (var registration in new[] { anna, ben })
            await database.Get<AnswerStore>().AcceptAsync(await InvitationOf(database, registration), Stop);
        var fenna = await StaffAsync(database, "Fenna Visser", StaffRole.Facilitator);
        await database.Get<DialogueStore>().AssignFacilitatorAsync(dialogue.Id, 1, fenna.Id, Stop);
        return new FilledEvening(programme, dialogue, fenna);
    }

    /// <summary>Somebody who may sign in; an official of Utrecht unless another municipality is named.</summary>
    public static Task<StaffMember> StaffAsync(TestDatabase database, string name, string role, string? municipality = null) =>
        database.Get<StaffStore>().AddAsync(new Contact(name) { Email = $"{name.Split(' ')[0].ToLowerInvariant()}@werk.example" }, role,
            role == StaffRole.Municipality ? municipality ?? "GM0344" : null, "nl", Stop);

    private static async Task<Guid> InvitationOf(TestDatabase database, Guid registration) =>
        (await database.Get<InvitationStore>().ListOfRegistrationAsync(registration, Stop))[0].Id;
}
