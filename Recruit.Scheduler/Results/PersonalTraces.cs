using System.Text.RegularExpressions;
using Recruit.Data.Privacy;

namespace Recruit.Scheduler.Results;

/// <summary>What in a text may say who somebody is.</summary>
public static class PersonalTrace
{
    public const string Name = "name";
    public const string Mail = "mail";
    public const string Telephone = "telephone";
}

/// <summary>Finds what may name somebody, before everyone reads it. It warns and decides nothing: a Wit may be a colour.</summary>
public static partial class PersonalTraces
{
    private const int ShortestName = 3;
    private const int DigitsOfANumber = 9;

    /// <summary>The kinds of trace in these words; a name is one of these people's, of which "de" and "van" are no part.</summary>
    public static IReadOnlyList<string> In(string words, IReadOnlyCollection<Contact> people)
    {
        var traces = new List<string>();
        var said = Word().Matches(words).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        if (people.SelectMany(person => NamesOf(person.Name)).Any(said.Contains))
            traces.Add(PersonalTrace.Name);
        if (MailAddress().IsMatch(words))
            traces.Add(PersonalTrace.Mail);
        if (Number().Matches(words).Any(match => match.Value.Count(char.IsAsciiDigit) >= DigitsOfANumber))
            traces.Add(PersonalTrace.Telephone);
        return traces;
    }

    // A capital is kept, or every "ben" would be Ben.
    private static IEnumerable<string> NamesOf(string name) =>
        Word().Matches(name).Select(match => match.Value).Where(part => part.Length >= ShortestName && char.IsUpper(part[0]));

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.[^\s@]+")]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"\+?[0-9][0-9 ().\-]{7,}[0-9]")]
    private static partial Regex Number();
}
