using Recruit.Data.Postgres;

namespace Recruit.Data.Reference;

/// <summary>One of our own files of reference figures: two lines with source and reference date, a header, then rows of cells.</summary>
internal sealed record ReferenceFile(string Source, string ReferenceDate, IReadOnlyList<string[]> Rows)
{
    private const string SourceMark = "# Bron: ";
    private const string DateMark = "# Peildatum: ";

    /// <summary>Reads <paramref name="name"/> from this assembly, where the build put it.</summary>
    public static ReferenceFile Read(string name, params string[] columns)
    {
        var lines = EmbeddedFiles.Read($"reference/{name}")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        if (lines[2] != string.Join(';', columns))
            throw new InvalidOperationException($"{name} has the columns {lines[2]}, but {string.Join(';', columns)} are read.");

        return new ReferenceFile(
            After(SourceMark, lines[0]),
            After(DateMark, lines[1]),
            lines.Skip(3).Select(line => line.Split(';')).ToList());
    }

    private static string After(string mark, string line) =>
        line.StartsWith(mark, StringComparison.Ordinal)
            ? line[mark.Length..]
            : throw new InvalidOperationException($"A reference file must say \"{mark}…\", not \"{line}\".");
}
