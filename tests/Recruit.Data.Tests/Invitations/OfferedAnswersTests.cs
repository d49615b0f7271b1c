using Dapper;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;

namespace Recruit.Data.Tests.Invitations;

/// <summary>What a page offers Anna is what the store then takes from her.</summary>
public sealed class OfferedAnswersTests : InvitationTestBase
{
    private static readonly string[] States =
    [
        InvitationState.Planned, InvitationState.Sent, InvitationState.Accepted, InvitationState.Declined,
        InvitationState.Expired, InvitationState.Cancelled, InvitationState.Attended, InvitationState.NoShow,
    ];

    private AnswerStore Answers => Database.Get<AnswerStore>();

    [Fact]
    public async Task Whatever_the_state_the_time_and_the_seat_a_yes_or_a_no_is_taken_exactly_where_it_is_offered()
    {
        var invitation = await InvitedAsync(Anna);
        var offered = (Yes: 0, No: 0);

        // The clock of the tests only goes on.
        foreach (var now
            in new[] { invitation.AnswerBy.AddMinutes(-1), invitation.AnswerBy, Evening.StartsAt.AddMinutes(-1), Evening.StartsAt })
        {
            Database.Clock.MoveTo(now);
            foreach (var (state, dialogue, hasSeat) in Cases())
            {
                var where = $"{state}, dialogue {dialogue}, {(hasSeat ? "with" : "without")} a seat, at {now:u}";
                var standing = await SetAsync(invitation.Id, state, dialogue, hasSeat);
                var (yes, no) = (standing.TakesYes(now), standing.TakesNo(now));
                offered = (offered.Yes + (yes ? 1 : 0), offered.No + (no ? 1 : 0));

                Assert.True(yes == await ChangesAsync(invitation.Id, state, Answers.AcceptAsync), $"yes: {where}");
                await SetAsync(invitation.Id, state, dialogue, hasSeat);
                Assert.True(no == await ChangesAsync(invitation.Id, state, Answers.CancelAsync), $"no: {where}");
                await SetAsync(invitation.Id, state, dialogue, hasSeat);
                Assert.True((no && InvitationState.IsOpen(state)) == await ChangesAsync(invitation.Id, state, Answers.DeclineAsync),
                    $"declining: {where}");
            }
        }

        // Planned and sent: a yes until the last moment to answer, a no until the start; accepted: a no until the
        // start, whatever else there is.
        Assert.Equal((2, 2 * 3 + 3 * 4), offered);
    }

    private static IEnumerable<(string State, string Dialogue, bool HasSeat)> Cases() =>
        from state in States
        from dialogue in new[] { DialogueState.Planned, DialogueState.Cancelled }
        from hasSeat in new[] { true, false }
        select (state, dialogue, hasSeat);

    /// <summary>Puts the invitation as it is said to be, and reads it as its page does.</summary>
    private async Task<InvitationStanding> SetAsync(Guid id, string state, string dialogue, bool hasSeat)
    {
        const string sql =
            """
            update invitation set state = @state where id = @id;
            update dialogue set state = @dialogue where id = @Evening;
            update seat
               set registration_id = @holder, vacant_since = case when @holder::uuid is null then now() end
             where id = (select seat_id from invitation where id = @id);
            """;

        await using (var connection = await Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync(sql, new { id, state, dialogue, Evening = Evening.Id, holder = hasSeat ? Anna : (Guid?)null });
        var read = (await Database.Get<InvitationStore>().GetAsync(id, Stop))!;
        return read.Standing((await Database.Get<DialogueStore>().GetAsync(Evening.Id, Stop))!);
    }

    private async Task<bool> ChangesAsync(Guid id, string before, Func<Guid, CancellationToken, Task<AnswerOutcome>> answer)
    {
        var outcome = await answer(id, Stop);
        var after = (await Database.Get<InvitationStore>().GetAsync(id, Stop))!.State;
        Assert.True(after == before || outcome is AnswerOutcome.Accepted or AnswerOutcome.Declined or AnswerOutcome.Cancelled,
            $"{outcome}, yet {after}");
        return after != before;
    }
}
