namespace Recruit.Testing;

/// <summary>Folders of this test run, removed when it ends.</summary>
public static class TestFolder
{
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
        var folder = Path.Combine(Path.GetTempPath(), $"recruit-test-{Environment.ProcessId}-{Guid.NewGuid():N}"[..36]);
        Directory.CreateDirectory(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
        return folder;
    }

    private static void Remove(string folder)
    {
        lock (Before)
            Before.ForEach(act => act());
        Directory.Delete(folder, recursive: true);
    }
}
