using System.Globalization;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Draw.Files;

/// <summary>The secret files of a draw: the key, and the codes that the organiser hands out, each to one person.</summary>
public static class ReceiptsFile
{
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Says in <paramref name="faults"/> when a file is there and holds no key.</summary>
    public static void CheckKey(string path, List<FileFault> faults)
    {
        if (File.Exists(path) && ReadKey(path) is null)
            faults.Add(new(path, null, null, "there is no key in it",
                "Give the file that an earlier draw made, or the name of a new one; a draw makes it."));
    }

    /// <summary>The key in a file, made there when there is none.</summary>
    public static byte[] KeyIn(string path)
    {
        if (!File.Exists(path)) WriteSecret(path, Convert.ToHexStringLower(Receipts.NewKey()) + "\n");
        return ReadKey(path) ?? throw new InvalidOperationException($"{path} held a key a moment ago.");
    }

    private static byte[]? ReadKey(string path)
    {
        var text = File.ReadAllText(path).Trim();
        return text.Length == 2 * Receipts.KeyBytes && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
    }

    public static void Write(string path, PoolFile people, Receipts receipts, IReadOnlyList<double> shares)
    {
        var text = new StringWriter();
        CsvWriter.WriteRow(text, ["id", "code", "receipt", "chance"]);
        var chances = people.Members.Select((member, place) => (member.Id, Chance: shares[place]))
            .Concat(people.Excluded.Select(id => (Id: id, Chance: 0.0)));
        foreach (var (id, chance) in chances)
            if (receipts.For(id) is var (_, code, hash))
                CsvWriter.WriteRow(text, [id, code, hash, chance.ToString(CultureInfo.InvariantCulture)]);
        WriteSecret(path, text.ToString());
    }

    private static void WriteSecret(string path, string text)
    {
        using var file = new FileStream(
            path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OnlyMine });
        using var writer = new StreamWriter(file);
        writer.Write(text);
    }
}
