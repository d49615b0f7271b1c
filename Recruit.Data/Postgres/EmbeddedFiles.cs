using System.Reflection;

namespace Recruit.Data.Postgres;

/// <summary>The SQL, reference and demo files that travel inside this assembly, by folder and name.</summary>
public static class EmbeddedFiles
{
    private static readonly Assembly Own = typeof(EmbeddedFiles).Assembly;

    /// <summary>Names below <paramref name="folder"/> (with its slash), in ordinal order.</summary>
    public static IReadOnlyList<string> NamesUnder(string folder) =>
        [.. Own.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal))
               .Select(name => name[folder.Length..]).Order(StringComparer.Ordinal)];

    public static string Read(string name)
    {
        using var stream = Own.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} was not built into Recruit.Data.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
