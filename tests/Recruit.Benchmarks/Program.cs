using System.Globalization;
using Recruit.Benchmarks;
using Recruit.Scheduler.Engines;

if (args is not ["tables", ..])
{
    Console.Error.WriteLine("Say what to measure: tables [curve | words of a case] [seed] [threads]");
    return 2;
}

var solver = EngineChoice.Solver();
using var process = solver as IDisposable;
new TableBenchmark(
    args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1,
    args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : Environment.ProcessorCount,
    solver).Run(args.Length > 1 && args[1] != "all" ? args[1] : null);
return 0;
