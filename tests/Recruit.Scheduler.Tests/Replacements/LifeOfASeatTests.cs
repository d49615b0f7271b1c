using System.Collections.Concurrent;
using Dapper;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Rosters;
using Recruit.Data.Seats;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Replacements;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Replacements;

/// <summary>Whatever people and workers do, in whatever order and at once, seats and invitations agree.</summary>
public sealed class LifeOfASeatTests : DatabaseTests
{
    private const int Seeds = 80;
    private const int Steps = 8;
    private readonly List<Guid> people = [];
    private readonly ConcurrentDictionary<Guid, bool> withdrawn = [];
    private Dialogue evening = null!;
    private DateTimeOffset start;
    private Guid round;
    private int seats;
    private int moved;

    protected override async Task BeginAsync()
    {
        var programme = await TestProgramme.CreateAsync(Database);
        evening = await programme.DialogueAsync(one => one with { SizeMin = 4, SizeMax = 8, TableCount = 2 });
        foreach (var (name, index) in new[] { "Anna", "Ben", "Cem", "Dirk", "Eva", "Fien", "Gert", "Hanna" }
            .Select((name, index) => (name, index)))
            people.Add(await programme.RegisterAsync(name, index % 2 == 0 ? "woman" : "man"));
        round = await programme.ProposeAsync(evening, people[..3], reserves: people[3..6], others: people[6..]);
        start = Database.Clock.Now;
    }

    [Fact]
    public async Task After_any_sequence_of_answers_expiry_refills_and_moves_between_tables_each_seat_has_one_story()
    {
        var replaced = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            await StartOverAsync();
            var random = new Random(seed);
            for (var step = 0; step < Steps; step++)
            {
                await Task.WhenAll(Enumerable.Range(0, random.Next(1, 4))
                    .Select(_ => ActAsync(random.Next(11), people[random.Next(people.Count)])).ToList());
                if (random.Next(4) == 0)
                    Database.Clock.Advance(TimeSpan.FromDays(random.Next(1, 4)));
                replaced += await CheckAsync($"seed {seed}, step {step}");
            }
        }
        Assert.True(replaced > Seeds, $"only {replaced} replacements were seen: the sequences are too tame to show anything");
        Assert.True(moved > Seeds / 2, $"only {moved} people were moved");
    }

    private async Task ActAsync(int act, Guid person)
    {
        var invitation = (await Get<InvitationStore>().ListOfRegistrationAsync(person, Stop)).FirstOrDefault()?.Id ?? Guid.Empty;
        var answers = Get<AnswerStore>();
        await (act switch
        {
            0 or 1 => (Task)answers.AcceptAsync(invitation, Stop),
            2 or 3 => answers.DeclineAsync(invitation, Stop),
            4 => answers.CancelAsync(invitation, Stop),
            5 => Get<ExpireInvitations>().RunAsync(Stop),
            6 => WithdrawAsync(person),
            7 or 8 => MoveAsync(person),
            _ => Get<FillEmptySeats>().RunAsync(Stop),
        });
    }

    private async Task WithdrawAsync(Guid person)
    {
        await Get<DepartureStore>().WithdrawAsync(person, Stop);
        withdrawn.TryAdd(person, true);
    }

    /// <summary>To the other table, as long as nobody else moved or left between the look and the press.</summary>
    private async Task MoveAsync(Guid person)
    {
        var held = (await Get<SeatStore>().ListAsync(evening.Id, Stop))
            .Where(seat => seat.RegistrationId is not null)
            .ToDictionary(seat => seat.RegistrationId!.Value);
        if (!held.TryGetValue(person, out var seat))
            return;
        var stand = SeatMoveStore.StandOf(held.Select(one => (one.Key, one.Value.TableNumber)));
        if (await Get<SeatMoveStore>().MoveAsync(
            evening.Id, [new SeatMove(person, seat.TableNumber, 3 - seat.TableNumber)], stand, "olga", Stop) is SeatMoveOutcome.Moved)
            Interlocked.Increment(ref moved);
    }

    /// <returns>How many invitations replace another one.</returns>
    private async Task<int> CheckAsync(string when)
    {
        var now = await Get<SeatStore>().ListAsync(evening.Id, Stop);
        var invitations = await Get<InvitationStore>().ListOfDialogueAsync(evening.Id, Stop);
        var living = invitations.Where(one => one.State is "planned" or "sent" or "accepted").ToList();

        Assert.True(
            invitations.Select(one => one.RegistrationId).Distinct().Count() == invitations.Count, $"{when}: somebody was invited twice");
        Assert.True(living.Select(one => (one.TableNumber, one.SeatNumber)).Distinct().Count() == living.Count,
            $"{when}: a seat was offered to two people");
        Assert.True(!living.Any(one => withdrawn.ContainsKey(one.RegistrationId)), $"{when}: somebody who withdrew is still invited");
        Assert.True(now.Count == seats, $"{when}: there are {now.Count} seats where there were {seats}");
        foreach (var seat in now)
            Assert.True(seat.RegistrationId == living
                .SingleOrDefault(one => (one.TableNumber, one.SeatNumber) == (seat.TableNumber, seat.Number))
                ?.RegistrationId, $"{when}: seat {seat.Number} of table {seat.TableNumber} is not held by the one who was invited to it");
        Assert.True(invitations.Where(one => one.ReplacesId is not null)
            .Select(one => one.ReplacesId).Distinct().Count() == invitations.Count(one => one.ReplacesId is not null),
            $"{when}: a seat that fell empty was refilled twice");
        return invitations.Count(one => one.ReplacesId is not null);
    }

    /// <summary>The same round, proposed again to the same people, as if nothing had happened.</summary>
    private async Task StartOverAsync()
    {
        const string sql =
            """
            delete from message;
            update registration set state = 'active', ended_at = null;
            delete from invitation_event;
            update invitation set replaces_id = null;
            delete from invitation;
            delete from seat;
            update matching_round set state = 'proposed', confirmed_at = null;
            """;

        Database.Clock.MoveTo(start);
        withdrawn.Clear();
        await using (var connection = await Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync(sql);
        Assert.IsType<ConfirmOutcome.Confirmed>(await Get<ConfirmationStore>().ConfirmRoundAsync(round, "olga", Stop));
        seats = (await Get<SeatStore>().ListAsync(evening.Id, Stop)).Count;
    }
}
