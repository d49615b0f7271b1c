using System.Globalization;
using System.Runtime.InteropServices;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Programmes;
using Recruit.Scheduler.Site;
using Recruit.Testing;
using Recruit.Web.Site;

namespace Recruit.Benchmarks;

/// <summary>
/// People behind one network address sign up at once for the programme of the demo, through the real site over HTTP and every page of its
/// form. Beside the press by which each is stored, a bare insert of the same row through the same web server and the same way to
/// PostgreSQL; in turns, so that a busier machine harms both.
/// </summary>
public sealed class SignUpBenchmark
{
    // What is compiled while it runs is compiled by then.
    private const int Warming = 4;
    private const int Rounds = 7;
    private static readonly CancellationToken Stop = CancellationToken.None;

    /// <summary>So many people at once, 200 unless said otherwise.</summary>
    public async Task<int> RunAsync(int people)
    {
        var options = new SiteOptions("http://recruit.example", TestFolder.New("mailbox"), null, "dialoog@recruit.example");
        await using var database = await TestDatabase.CreateAsync(new TestClock(TimeProvider.System.GetUtcNow()), options);
        await MailBenchmark.WaitForTheDiskAsync(database);
        var programme = await FillAsync(database);
        await using var site = RecruitSite.Build(new SiteSettings(
            database.ConnectionString, new MasterKey(new byte[32]), options, database.Clock, "http://127.0.0.1:0", Demo: true));
        await site.StartAsync(Stop);
        await using var bare = await BareSite.StartAsync(database.Source, await AnyoneAsync(database));

        var round = new SignUpRound(database, programme, new Uri(site.Urls.First()), bare.Address, people);
        var turns = new List<SignUpTurn>();
        for (var number = 0; number < Warming + Rounds; number++)
            turns.Add(await round.RunAsync(number));
        turns.RemoveRange(0, Warming);
        return Tell(turns, people, await CountAsync(database));
    }

    private static async Task<string> FillAsync(TestDatabase database)
    {
        var file = ProgrammeFileReader.Demo();
        var plan = DemoPlan.EndingToday(database.Clock, DemoProgramme.Of2021());
        var programme = await database.Get<ProgrammeLoader>().LoadAsync(file, plan.FirstDialogueOn, Stop);
        await database.Get<DemoPeople>().RegisterAsync(programme, file.Programme, plan, new Progress<DemoStep>(), Stop);
        return programme.Slug;
    }

    private static int Tell(List<SignUpTurn> turns, int people, long registrations)
    {
        Say($"| {people} people at once, median of {turns.Count} | a second | processor ms each, site and visitors | PostgreSQL's |");
        Say($"|---|---|---|---|");
        Line("whole sign-ups, every page", turn => turn.Pages);
        Line("the press that stores", turn => turn.Press);
        Line("bare insert of its row", turn => turn.Row);
        Line("bare insert of all its rows", turn => turn.Rows);
        var (row, rows) = (Middle(turns.Select(turn => turn.Press.Rate / turn.Row.Rate)),
            Middle(turns.Select(turn => turn.Press.Rate / turn.Rows.Rate)));
        Say($"Ratio {row:0.00} of one row, goal 0.60; {rows:0.00} of all rows.");
        var errors = turns.SelectMany(turn => turn.Errors).ToList();
        Say($"{turns[0].Requests} requests a sign-up, {Middle(turns.Select(turn => turn.Pages.Rate)) * turns[0].Requests:0} a second.");
        Say($"Errors {errors.Count}{string.Concat(errors.Distinct().Take(5).Select(error => "; " + error))}");
        Say($"Machine: {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}; all on it;");
        Say($"{registrations} registrations in the end. Command: ./recruit bench signup {people}.");
        return errors.Count == 0 ? 0 : 1;

        void Line(string name, Func<SignUpTurn, Pace> pace) =>
            Say($"| {name} | {Of(one => one.Rate, pace):0} | {Of(one => one.Ours, pace):0.00} | {Of(one => one.Postgres, pace):0.00} |");

        double Of(Func<Pace, double> figure, Func<SignUpTurn, Pace> pace) => Middle(turns.Select(turn => figure(pace(turn))));
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static async Task<Guid> AnyoneAsync(TestDatabase database)
    {
        await using var command = database.Source.CreateCommand("select id from registration order by number limit 1");
        return (Guid)(await command.ExecuteScalarAsync(Stop))!;
    }

    private static async Task<long> CountAsync(TestDatabase database)
    {
        await using var command = database.Source.CreateCommand("select count(*) from registration");
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
