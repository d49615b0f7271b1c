using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Rosters;
using Recruit.Data.Seats;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Rosters;

/// <summary>
/// Many seats change hands while an organiser moves people between the tables: everybody waits for everybody in one order,
/// so nobody waits in a ring.
/// </summary>
public sealed class SeatMoveRaceTests : DatabaseTests
{
    private const int Evenings = 25;
    private const int Guests = 12;
    private TestProgramme programme = null!;

    protected override async Task BeginAsync() => programme = await TestProgramme.CreateAsync(Database);

    [Fact]
    public async Task Seats_whose_invitations_expire_while_people_are_moved_fall_empty_at_whichever_table_they_are()
    {
        for (var number = 0; number < Evenings; number++)
        {
            var evening = await EveningAsync(number);
            Database.Clock.MoveTo(evening.StartsAt.AddDays(-1));

            await Task.WhenAll(MoveSomebodyAsync(evening), Get<InvitationStore>().ExpireAsync(200, Stop), MoveSomebodyAsync(evening));

            Assert.All(await Get<SeatStore>().ListAsync(evening.Id, Stop), seat => Assert.Null(seat.RegistrationId));
        }
    }

    [Fact]
    public async Task An_answer_by_telephone_while_people_are_moved_frees_the_seat_and_is_written_down()
    {
        for (var number = 0; number < Evenings; number++)
        {
            var evening = await EveningAsync(number);
            var (anna, ben) = (await Get<InvitationStore>().ListOfDialogueAsync(evening.Id, Stop)) is [var first, .., var last]
                ? (first, last)
                : default;

            await Task.WhenAll(MoveSomebodyAsync(evening), SaysNoAsync(anna), MoveSomebodyAsync(evening), SaysNoAsync(ben));

            var seated = (await Get<SeatStore>().ListAsync(evening.Id, Stop)).Select(seat => seat.RegistrationId).ToList();
            Assert.DoesNotContain(anna.RegistrationId, seated);
            Assert.DoesNotContain(ben.RegistrationId, seated);
            Assert.Equal(Guests - 2, seated.Count(one => one is not null));
        }
    }

    [Fact]
    public async Task A_second_round_that_is_confirmed_while_people_are_moved_finds_free_numbers_at_their_table()
    {
        for (var number = 0; number < Evenings; number++)
        {
            var evening = await EveningAsync(number);
            Database.Clock.Advance(TimeSpan.FromHours(1));
            var late = await programme.ProposeAsync(evening, [await programme.RegisterAsync($"Late{number}")]);

            await MoveSomebodyAsync(evening, from: 1);
            await Task.WhenAll(MoveSomebodyAsync(evening, from: 2), Get<ConfirmationStore>().ConfirmRoundAsync(late, "olga", Stop));

            Assert.Equal(Guests + 1, (await Get<SeatStore>().ListAsync(evening.Id, Stop)).Count(seat => seat.RegistrationId is not null));
        }
    }

    /// <summary>An evening of two tables, with everybody at the first.</summary>
    private async Task<Dialogue> EveningAsync(int number)
    {
        var evening = await programme.DialogueAsync(one => one with { SizeMin = 4, SizeMax = 15, TableCount = 2 });
        var guests = new List<Guid>();
        for (var guest = 0; guest < Guests; guest++)
            guests.Add(await programme.RegisterAsync($"Gast{number}van{guest}"));
        Assert.IsType<ConfirmOutcome.Confirmed>(
            await Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(evening, guests), "olga", Stop));
        return evening;
    }

    /// <summary>The last of a table to the other, unless others were first.</summary>
    private async Task MoveSomebodyAsync(Dialogue evening, int from = 1)
    {
        var held = (await Get<SeatStore>().ListAsync(evening.Id, Stop)).Where(seat => seat.RegistrationId is not null).ToList();
        if (held.FindLast(seat => seat.TableNumber == from) is { } last)
            await Get<SeatMoveStore>().MoveAsync(evening.Id, [new SeatMove(last.RegistrationId!.Value, from, 3 - from)],
                SeatMoveStore.StandOf(held.Select(seat => (seat.RegistrationId!.Value, seat.TableNumber))), "olga", Stop);
    }

    private Task SaysNoAsync(InvitationLine guest) =>
        Get<AnswerStore>().RecordByPhoneAsync(guest.Id, PhoneAnswer.DoesNotCome, "olga", Stop);
}
