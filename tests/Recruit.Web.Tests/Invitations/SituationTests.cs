using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Invitations;
using Recruit.Web.Invitations;

namespace Recruit.Web.Tests.Invitations;

/// <summary>The page of an invitation offers what the store takes.</summary>
public sealed class SituationTests
{
    private static readonly DateTimeOffset Start = new(2027, 3, 9, 18, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AnswerBy = Start.AddDays(-7);

    public static TheoryData<string, string, bool, double> AllThatCanBe()
    {
        var data = new TheoryData<string, string, bool, double>();
        foreach (var state in new[] { "planned", "sent", "accepted", "declined", "expired", "cancelled", "attended", "no_show" })
            foreach (var dialogue in new[] { DialogueState.Planned, DialogueState.Cancelled })
                foreach (var hasSeat in new[] { true, false })
                    foreach (var daysBefore in new[] { 7.1, 7, 0.1, 0, -1 })
                        data.Add(state, dialogue, hasSeat, daysBefore);
        return data;
    }

    [Theory, MemberData(nameof(AllThatCanBe))]
    public void The_page_has_a_button_for_yes_exactly_where_the_store_takes_a_yes_and_none_for_a_no_that_it_refuses(
        string state, string dialogue, bool hasSeat, double daysBefore)
    {
        var seat = Seat(state, dialogue, hasSeat, Start.AddDays(-daysBefore));
        var standing = seat.View.Standing;

        Assert.Equal(standing.TakesYes(seat.Now), seat.Situation == Situation.Open);
        if (seat.Situation is Situation.Open or Situation.Coming)
            Assert.True(standing.TakesNo(seat.Now));
        // A "no" that comes late is taken, but no longer asked for.
        else if (standing.TakesNo(seat.Now) && dialogue == DialogueState.Planned)
            Assert.Equal(Situation.Expired, seat.Situation);
    }

    private static HeldSeat Seat(string state, string dialogue, bool hasSeat, DateTimeOffset now)
    {
        var programme = new Programme(Guid.NewGuid(), "nederland", "Nederland", "", 16, "Europe/Amsterdam", "hulp@recruit.example", 5, 24,
            0.5m, "one_per_table", null);
        var evening = new Dialogue
        {
            Id = Guid.NewGuid(),
            ProgrammeId = programme.Id,
            TrackId = Guid.NewGuid(),
            Type = DialogueType.Theme,
            Theme = "wonen",
            Title = "Wonen",
            State = dialogue,
            Format = DialogueFormat.Online,
            StartsAt = Start,
            Minutes = 120,
            TimeZone = programme.TimeZone,
            SizeMin = 8,
            SizeMax = 15,
        };
        var anna = new Registration
        {
            Id = Guid.NewGuid(),
            Number = 1,
            ProgrammeId = programme.Id,
            TrackId = evening.TrackId,
            PersonId = Guid.NewGuid(),
            CreatedAt = AnswerBy.AddDays(-30),
        };
        var invitation = new Invitation
        {
            Id = Guid.NewGuid(),
            ProgrammeId = programme.Id,
            RegistrationId = anna.Id,
            SeatId = Guid.NewGuid(),
            DialogueId = evening.Id,
            State = state,
            AnswerBy = AnswerBy,
            Reason = new InvitationReason.Drawn(1, 0.25m),
            CreatedAt = AnswerBy.AddDays(-14),
            HasSeat = hasSeat,
        };
        return new HeldSeat(new InvitationView(invitation, anna, evening, programme), now);
    }
}
