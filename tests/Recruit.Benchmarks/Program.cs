using System.Globalization;
using Recruit.Benchmarks;
using Recruit.Scheduler.Engines.Solver;

var which = args.Length > 1 && args[1] != "all" ? args[1] : null;
switch (args)
{
    case ["tables", ..]:
        new TableBenchmark(Number(2) ?? 1, Number(3) ?? Environment.ProcessorCount, new GoogleSolver()).Run(which);
        return 0;
    case ["draw", ..]:
        new DrawBenchmark(Number(2) ?? 1).Run(which);
        return 0;
    case ["mirror", ..]:
        await Recruit.Benchmarks.Mirrors.MirrorBenchmark.RunAsync(Number(1) ?? 10, Number(2) ?? 2021, args.ElementAtOrDefault(3));
        return 0;
    case ["mail", ..]:
        await new MailBenchmark().RunAsync(Number(1) ?? 10_000);
        return 0;
    case ["fuzz", ..]:
        return await FuzzBenchmark.RunAsync(Option("--tries") ?? 100_000, Option("--seed") ?? 1, Option("--only")) == 0 ? 0 : 1;
    case ["signup", ..]:
        return await new SignUpBenchmark().RunAsync(Number(1) ?? 200);
    case ["pages", ..]:
        using (var pages = new PagesBenchmark(new Uri(which ?? "http://127.0.0.1:5080")))
            return await pages.RunAsync(Number(2) ?? 7);
    default:
        Console.Error.WriteLine("Say what to measure; ./recruit bench --help lists it.");
        return 2;
}

int? Number(int place) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : null;
int? Option(string name) => Array.IndexOf(args, name) is > 0 and var place ? Number(place + 1) : null;
