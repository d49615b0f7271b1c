using System.Diagnostics;
using System.Globalization;
using System.Net;
using Recruit.Data.Programmes;
using Recruit.Testing;

namespace Recruit.Benchmarks;

/// <summary>How fast something went.</summary>
/// <param name="Rate">A second.</param>
/// <param name="Ours">Milliseconds of the processor each, site and visitors together.</param>
/// <param name="Postgres">Milliseconds of the processor each.</param>
internal sealed record Pace(double Rate, double Ours, double Postgres);

/// <summary>One turn of everything that is measured.</summary>
/// <param name="Requests">How many requests one person makes.</param>
internal sealed record SignUpTurn(Pace Pages, Pace Press, Pace Row, Pace Rows, int Requests, IReadOnlyList<string> Errors);

/// <summary>Lets new people, behind a network address of their own, sign up at once; and before and after it the bare inserts.</summary>
internal sealed class SignUpRound(TestDatabase database, string programme, Uri site, Uri bare, int people)
{
    // What nobody reads in the time that a program takes: the site thanks whoever is quicker, and stores nothing.
    private static readonly TimeSpan Reading = TimeSpan.FromMinutes(3);

    public async Task<SignUpTurn> RunAsync(int number)
    {
        var answers = await AnswersAsync();
        var guests = Enumerable.Range(0, people)
            .Select(one => new SignUpGuest(site, $"10.9.{number}.1", programme, number * people + one, answers)).ToList();
        var before = (Row: await BareAsync("/row"), Rows: await BareAsync("/rows"));
        var watch = Stopwatch.StartNew();
        var answering = await MeasuredAsync(() => Task.WhenAll(guests.Select(guest => guest.AnswerAsync())));
        database.Clock.Advance(Reading);
        var press = await MeasuredAsync(() => Task.WhenAll(guests.Select(guest => guest.AgreeAsync())));
        var ending = await MeasuredAsync(() => Task.WhenAll(guests.Select(guest => guest.ReadOnAsync())));
        var whole = new Pace(people / watch.Elapsed.TotalSeconds, answering.Ours + press.Ours + ending.Ours,
            answering.Postgres + press.Postgres + ending.Postgres);
        var after = (Row: await BareAsync("/row"), Rows: await BareAsync("/rows"));
        guests.ForEach(guest => guest.Dispose());
        return new SignUpTurn(whole, press, Mean(before.Row, after.Row), Mean(before.Rows, after.Rows), guests[0].Requests,
            [.. guests.SelectMany(guest => guest.Errors)]);
    }

    private async Task<IReadOnlyDictionary<string, Dictionary<string, string>>> AnswersAsync()
    {
        var programmes = database.Get<ProgrammeStore>();
        var found = (await programmes.FindAsync(programme, default))!;
        var citizens = (await programmes.TracksAsync(found.Id, default)).First(track => track.Slug == "citizens");
        var answers = (await programmes.AttributesAsync(citizens.Id, default)).Where(one => one.Derivation == Derivation.Choice)
            .ToDictionary(one => $"vraag-{one.Slug}", one => new Dictionary<string, string>
            {
                [one.Slug] = one.Special ? "zeg-ik-niet" : one.Levels[0].Slug,
            });
        answers["geboortejaar"] = new() { ["geboortejaar"] = "1984" };
        answers["postcode"] = new() { ["postcode"] = "3511ab", ["huisnummer"] = "12" };
        answers["wanneer"] = new() { ["wanneer"] = "weekday_evening" };
        answers["hoe"] = new() { ["hoe"] = "online" };
        return answers;
    }

    private async Task<Pace> BareAsync(string path)
    {
        var clients = Enumerable.Range(0, people).Select(_ => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = bare,
        }).ToList();
        // The guests' connections stand when they press, and so do these.
        await Task.WhenAll(clients.Select(client => client.GetAsync("/")));
        var pace = await MeasuredAsync(() => Task.WhenAll(clients.Select(async client =>
        {
            using var answer = await client.PostAsync(path, new FormUrlEncodedContent([new("akkoord", "ja")]));
            if (answer.StatusCode != HttpStatusCode.Redirect)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{path} answered {answer.StatusCode}"));
        })));
        clients.ForEach(client => client.Dispose());
        return pace;
    }

    private async Task<Pace> MeasuredAsync(Func<Task> work)
    {
        var postgres = await MailBenchmark.PostgresAsync(database);
        var processes = new[] { Environment.ProcessId, postgres };
        var before = processes.Select(ProcessTree.ProcessorTime).ToArray();
        var watch = Stopwatch.StartNew();
        await work();
        var took = watch.Elapsed;
        var used = processes.Select(ProcessTree.ProcessorTime)
            .Zip(before, (end, start) => (end - start).TotalMilliseconds / people).ToArray();
        return new Pace(people / took.TotalSeconds, used[0], used[1]);
    }

    private static Pace Mean(Pace one, Pace other) =>
        new((one.Rate + other.Rate) / 2, (one.Ours + other.Ours) / 2, (one.Postgres + other.Postgres) / 2);
}
