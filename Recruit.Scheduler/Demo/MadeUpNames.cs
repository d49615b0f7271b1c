using System.Text;
using Recruit.Data.Postgres;

namespace Recruit.Scheduler.Demo;

/// <summary>A first name and a surname with its tussenvoegsel: Anna, van den, Berg.</summary>
public sealed record MadeUpName(string First, string Infix, string Last)
{
    public override string ToString() => string.Join(' ', new[] { First, Infix, Last }.Where(part => part.Length > 0));
}

/// <summary>Makes names from our own lists, and addresses that no two people share.</summary>
internal sealed class MadeUpNames(Random random)
{
    private static readonly string[] Domains = ["post.example", "mail.example", "thuis.example", "familie.example"];
    private static readonly ILookup<(string Gender, string Background), string> FirstNames =
        Rows("first-names.csv").ToLookup(row => (row[1], row[2]), row => row[0]);
    private static readonly ILookup<string, (string Infix, string Last)> Surnames =
        Rows("surnames.csv").ToLookup(row => row[2], row => (row[0], row[1]));

    private readonly Dictionary<string, int> taken = [];

    /// <summary>Most people carry names of their origin; one in eight does not.</summary>
    public MadeUpName Next(string gender, string background)
    {
        var list = random.NextDouble() < 0.875 ? background : "netherlands";
        var (infix, last) = One(Surnames[list]);
        return new MadeUpName(First(gender, list), infix, last);
    }

    /// <summary>Another first name with the same surname.</summary>
    public MadeUpName Relative(MadeUpName name, string gender, string background) => name with { First = First(gender, background) };

    /// <summary>anna.vandenberg@post.example; a second one gets a number.</summary>
    public string AddressOf(MadeUpName name, string? domain = null)
    {
        var local = $"{Plain(name.First)}.{Plain(name.Infix + name.Last)}";
        domain ??= Domains[random.Next(Domains.Length)];
        var count = taken[$"{local}@{domain}"] = taken.GetValueOrDefault($"{local}@{domain}") + 1;
        return count == 1 ? $"{local}@{domain}" : $"{local}{count}@{domain}";
    }

    /// <summary>Small letters without accents, as addresses and domains want them.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Replace('ı', 'i').Normalize(NormalizationForm.FormD))
            if (char.IsAsciiLetterOrDigit(letter))
                plain.Append(letter);
        return plain.ToString();
    }

    private string First(string gender, string background)
    {
        var listed = gender is "man" or "woman" ? gender : random.Next(2) == 0 ? "man" : "woman";
        return One(FirstNames[(listed, background)]);
    }

    private TName One<TName>(IEnumerable<TName> names)
    {
        var list = names as IList<TName> ?? names.ToList();
        return list[random.Next(list.Count)];
    }

    private static IEnumerable<string[]> Rows(string file) =>
        EmbeddedFiles.Read($"demo/{file}").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));
}
