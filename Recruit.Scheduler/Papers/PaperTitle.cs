using System.Globalization;
using System.Text;

namespace Recruit.Scheduler.Papers;

/// <summary>What a paper is called, on a page and as a file.</summary>
public static class PaperTitle
{
    /// <summary>The longest title, in signs.</summary>
    public const int Longest = 120;

    private const int LongestFileName = 80;

    /// <summary>A title as it was typed or as the file was called, on one line and without signs that cannot be seen.</summary>
    public static string Of(string typed)
    {
        var seen = new StringBuilder();
        foreach (var sign in typed.EnumerateRunes())
            seen.Append(IsSeen(sign) ? sign.ToString() : " ");
        var title = string.Join(' ', seen.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return title.Length == 0 ? "paper" : title.Length <= Longest ? title : title[..Longest].TrimEnd();
    }

    /// <summary>A name for its file that every system takes: letters, digits, spaces and dashes, and the end that fits.</summary>
    public static string FileName(string title, string kind)
    {
        var clean = string.Concat(title.Select(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_' ? sign : ' '));
        var name = string.Join(' ', clean.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        name = name.Length <= LongestFileName ? name : name[..LongestFileName].TrimEnd();
        return $"{(name.Length == 0 ? "paper" : name)}.{kind}";
    }

    private static bool IsSeen(Rune sign) => Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
