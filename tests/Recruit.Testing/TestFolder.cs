using System.Diagnostics;
using System.Globalization;

namespace Recruit.Testing;

/// <summary>Folders of this test run, removed when it ends.</summary>
public static class TestFolder
{
    // A database is three hundred files. In memory they are made and dropped in a tenth of the time that a disk takes.
    private const string Memory = "/dev/shm";
    private const long RoomNeeded = 2L << 30;

    private static readonly List<Action> Before = [];
    private static readonly string Root = Create();
    private static int made;

    public static string New(string name)
    {
        var folder = Path.Combine(Root, $"{name}-{Interlocked.Increment(ref made)}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Something to do before the folders go, such as stopping a server that lives in one.</summary>
    public static void BeforeRemoval(Action act)
    {
        lock (Before)
            Before.Add(act);
    }

    private static string Create()
    {
        // Not GetTempSubdirectory, which makes a folder that only its owner can enter: the postgres user must be able to walk in.
        foreach (var left in new[] { Path.GetTempPath(), Memory }
            .Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateDirectories(place, "recruit-test-*")))
            SweepUp(left);
        var folder = Path.Combine(
            HasRoom(Memory) ? Memory : Path.GetTempPath(), $"recruit-test-{Environment.ProcessId}-{Guid.NewGuid():N}"[..36]);
        Directory.CreateDirectory(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
        return folder;
    }

    // Linux counts what lies there as memory in use, so both must be free.
    private static bool HasRoom(string memory) =>
        Directory.Exists(memory)
        && new DriveInfo(memory).AvailableFreeSpace > RoomNeeded
        && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 4 * RoomNeeded;

    /// <summary>Removes what a run left that was killed: gigabytes, after a while, with a server in each.</summary>
    private static void SweepUp(string folder)
    {
        if (Path.GetFileName(folder).Split('-') is not ["recruit", "test", var process, ..] || Directory.Exists($"/proc/{process}"))
            return;
        try
        {
            foreach (var server in Directory.EnumerateFiles(
                folder, "postmaster.pid", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }))
                Stop(File.ReadLines(server).First());
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another run sweeps it up, or it belongs to somebody else.
        }
    }

    private static void Stop(string process)
    {
        try
        {
            if (File.ReadAllText($"/proc/{process}/comm").Trim() == "postgres")
                Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture)).Kill();
        }
        catch (Exception error) when (error is IOException or ArgumentException or InvalidOperationException
            or System.ComponentModel.Win32Exception)
        {
            // It ended by itself.
        }
    }

    private static void Remove(string folder)
    {
        lock (Before)
            Before.ForEach(act => act());
        Directory.Delete(folder, recursive: true);
    }
}
