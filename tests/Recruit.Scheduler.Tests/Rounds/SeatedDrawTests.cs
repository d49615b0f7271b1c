using System.Text;
using Recruit.Data.Privacy;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Rounds;

/// <summary>Whoever is drawn has a chair, whatever the tables ask.</summary>
public sealed class SeatedDrawTests
{
    // In the last four homes are larger than the tables of a dialogue: before the draw knew tables, people were left standing there.
    [Theory]
    [InlineData(1, 3, 4, 5, 6, 7, 8, 9)]
    [InlineData(17, 22, 36, 37)]
    public void Everyone_on_every_panel_of_random_rounds_has_a_chair(params int[] seeds)
    {
        var tried = 0;
        foreach (var seed in seeds)
        {
            var pool = RandomRound.Make(seed);
            if (Prepare(pool) is not { } draw) continue;
            tried++;
            var peopleOf = draw.People.ToDictionary(person => $"{person.Number}", person => person.RegistrationId);
            var panels = PublishedPanels.Read(Encoding.UTF8.GetBytes(draw.Files.Panels), [])!.Panels;
            foreach (var number in new[] { 1, 417, 999 })
                Assert.True(SitsEveryone(pool, [.. panels[number].Select(seat => peopleOf[seat.Id])]), $"seed {seed}, panel {number}");
            Assert.Equal(1000, PublishedDraw.Read(draw.Files.Report).Seated!.Panels);
        }

        Assert.True(tried >= seeds.Length / 2, $"{tried} rounds");
    }

    private static bool SitsEveryone(RoundPool pool, HashSet<Guid> drawn) =>
        new TableComposer(TimeProvider.System, WarmSolver.Instance).Compose(
            new TablesOfRound(pool).For(drawn),
            new CompositionOptions { Seed = pool.Seed, Threads = 1, Moves = 1000, Solver = SolverUse.Search },
            null, CancellationToken.None) is CompositionOutcome.Composed { Composition.Unplaced.Count: 0 };

    private static DrawToPublish? Prepare(RoundPool pool)
    {
        var settings = new FairDrawRecord(Guid.Empty, "", NumberFrom.Seed, "maximin", 0.1m, "[]", null, null, null, null, null);
        return new RoundLottery(new ReceiptKeys(new MasterKey(new byte[32])), WarmSolver.Instance, TimeProvider.System)
            .Prepare(pool, settings, null, CancellationToken.None) is RoundLotteryOutcome.Ready(var draw) ? draw : null;
    }
}
