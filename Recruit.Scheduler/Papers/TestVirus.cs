using System.Text;

namespace Recruit.Scheduler.Papers;

/// <summary>The harmless string of EICAR by which scanners are tested, in signs of one byte and of two.</summary>
internal static class TestVirus
{
    private const int BlockLength = 64 * 1024;

    // In two halves, so that no scanner takes this program for infected.
    private static readonly string Text = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    private static readonly byte[][] Spellings =
        [Encoding.ASCII.GetBytes(Text), Encoding.Unicode.GetBytes(Text), Encoding.BigEndianUnicode.GetBytes(Text)];

    private static readonly int Longest = Spellings.Max(spelling => spelling.Length);

    /// <summary>Reads a file from its beginning.</summary>
    public static bool IsIn(Stream file)
    {
        file.Position = 0;
        return IsInRest(file, _ => true);
    }

    /// <param name="goesOn">Told after each block how long it was; false ends the search.</param>
    public static bool IsInRest(Stream file, Func<int, bool> goesOn)
    {
        // What ends one block may be the beginning of the string: it stands before the next.
        var block = new byte[Longest + BlockLength];
        var kept = 0;
        while (file.Read(block, kept, BlockLength) is > 0 and var length)
        {
            var seen = block.AsSpan(0, kept + length);
            foreach (var spelling in Spellings)
                if (seen.IndexOf(spelling) >= 0)
                    return true;
            if (!goesOn(length))
                return false;
            kept = Math.Min(seen.Length, Longest);
            seen[^kept..].CopyTo(block);
        }
        return false;
    }
}
