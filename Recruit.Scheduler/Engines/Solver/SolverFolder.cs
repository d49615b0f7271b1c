namespace Recruit.Scheduler.Engines.Solver;

/// <summary>Where the host of the solver is: beside the program when it was published, else in the repository that it was built in.</summary>
internal static class SolverFolder
{
    private const string InRepository = "Recruit.Scheduler/Engines/Solver/host";

    /// <summary>The folder with the host and its packages; null when they are nowhere.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            foreach (var place in new[] { Path.Combine(folder.FullName, "solver"), Path.Combine(folder.FullName, InRepository) })
                if (Directory.Exists(Path.Combine(place, "node_modules", "or-tools-wasm"))) return place;
        return null;
    }
}
