using Dapper;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;

namespace Recruit.Testing;

/// <summary>An evening of organisations: Anna of the Buurthuis, who is its contact, and Ben of the Voedselbank come.</summary>
public sealed record EveningOfOrganisations(TestProgramme Programme, Dialogue Dialogue, Guid Anna, Guid Ben)
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    public static async Task<EveningOfOrganisations> CreateAsync(TestDatabase database)
    {
        var programme = await TestProgramme.CreateAsync(database);
        await using (var connection = await database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync("update track set slug = 'civil_society'");
        var dialogue = await programme.DialogueAsync();
        var anna = await RegisterAsync(programme, "Anna de Wit", "anna@voorbeeld.example", "Buurthuis");
        var ben = await RegisterAsync(programme, "Ben Bakker", "ben@voorbeeld.example", "Voedselbank");
        await database.InviteAsync(dialogue, anna, ben);
        foreach (var registration in new[] { anna, ben })
            await database.Get<AnswerStore>().AcceptAsync(
                (await database.Get<InvitationStore>().ListOfRegistrationAsync(registration, Stop))[0].Id, Stop);
        return new EveningOfOrganisations(programme, dialogue, anna, ben);
    }

    /// <summary>Somebody who signs up for an organisation.</summary>
    public static Task<Guid> RegisterAsync(TestProgramme programme, string name, string address, string organisation) =>
        programme.RegisterAsync(name, change: wish => wish with
        {
            Contact = new Contact(name) { Email = address },
            Organisation = organisation,
        });
}
