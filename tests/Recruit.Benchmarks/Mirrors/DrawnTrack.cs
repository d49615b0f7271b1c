using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Preparation;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Programmes;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Testing;

namespace Recruit.Benchmarks.Mirrors;

/// <summary>The citizens of the demo for one seed, drawn and seated as a round would.</summary>
/// <param name="Seats">Who was drawn for which table.</param>
/// <param name="Reserves">The rank of everyone who was drawn as a reserve, from 1.</param>
public sealed record DrawnTrack(
    RoundPool Pool, ProgrammeSettings Settings, DemoPlan Plan, IReadOnlyDictionary<Guid, (Dialogue Dialogue, int Table)> Seats,
    IReadOnlyDictionary<Guid, int> Reserves)
{
    private const string Track = "citizens";

    /// <summary>Registers, draws and composes; the sign-ups go through a database, the rest stays in memory.</summary>
    public static async Task<DrawnTrack> OfAsync(long seed, CancellationToken stop)
    {
        var plan = new DemoPlan(seed, new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero), DemoProgramme.Of2021());
        await using var database = await TestDatabase.CreateAsync(new TestClock(plan.Start));
        var (pool, settings) = await RegisterAsync(database, plan, stop);
        var draw = new RoundDraw(pool, 0.1m, RoundDraw.Number(pool, BitConverter.GetBytes(seed)));
        var options = new LotteryOptions { Fairness = Fairness.Maximin, Seed = seed };
        if (new FairDraw(new GoogleSolver(), TimeProvider.System)
            .Prepare(draw.Problem, options, null, stop) is not LotteryOutcome.Fair(var lottery))
            throw new InvalidOperationException($"There is no draw for seed {seed}.");
        var panel = NumberedPanels.Of(lottery, seed).Panels[(int)(seed % NumberedPanels.Count)];
        var reserves = PanelReserves.Draw(draw.Problem, panel, pool.Reserves, seed).Select(reserve => draw.People[reserve.Member].Id);
        return new DrawnTrack(pool, settings, plan, Compose(pool, [.. panel.Seats.Select(seat => draw.People[seat.Member].Id)], seed, stop),
            reserves.Index().ToDictionary(one => one.Item, one => one.Index + 1));
    }

    private static async Task<(RoundPool, ProgrammeSettings)> RegisterAsync(TestDatabase database, DemoPlan plan, CancellationToken stop)
    {
        var file = ProgrammeFileReader.Demo();
        var programme = await database.Get<ProgrammeLoader>().LoadAsync(file, plan.FirstDialogueOn, stop);
        await database.Get<DemoPeople>().RegisterAsync(programme, file.Programme, plan, new Progress<DemoStep>(), stop);
        var programmes = database.Get<ProgrammeStore>();
        var track = (await programmes.TracksAsync(programme.Id, stop)).Single(track => track.Slug == Track);
        var dialogues = await database.Get<DialogueStore>().ListAsync(programme.Id, track.Id, null, stop);
        return (new RoundPool(
            programme, await database.Get<EligiblePeople>().OfAsync(track.Id, stop), dialogues,
            await database.Get<DialogueStore>().RoleQuotasAsync([.. dialogues.Select(dialogue => dialogue.Id)], stop),
            await programmes.AttributesAsync(track.Id, stop), await database.Get<TargetStore>().BookAsync(programme.Id, stop), plan.Seed),
            await database.Get<SettingsStore>().GetAsync(programme.Id, stop));
    }

    private static Dictionary<Guid, (Dialogue, int)> Compose(RoundPool pool, HashSet<Guid> drawn, long seed, CancellationToken stop)
    {
        var outcome = new TableComposer(TimeProvider.System, new GoogleSolver())
            .Compose(new TablesOfRound(pool).For(drawn), new CompositionOptions { Seed = seed, Threads = 2 }, null, stop);
        if (outcome is not CompositionOutcome.Composed(var composition))
            throw new InvalidOperationException($"There are no tables for seed {seed}: {outcome}");
        var (tables, dialogues) = (pool.TableNames(), pool.Dialogues.ToDictionary(dialogue => dialogue.Id));
        return composition.TableOf.ToDictionary(
            seat => Guid.ParseExact(seat.Key, "N"), seat => (dialogues[tables[seat.Value].Dialogue], tables[seat.Value].Table));
    }
}
