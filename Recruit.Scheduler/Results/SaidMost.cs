using System.Text.RegularExpressions;
using Recruit.Data.Results;

namespace Recruit.Scheduler.Results;

/// <summary>A word, and at how many tables it fell.</summary>
public sealed record SaidWord(string Word, int Tables);

/// <summary>
/// Which words fell at most tables. A table counts once, however often it says a word, so that no long report outweighs the others.
/// </summary>
public static partial class SaidMost
{
    private const int ShortestWord = 4;

    /// <summary>What one table alone says is its own, and no answer to "what was said most".</summary>
    private const int FewestTables = 2;

    private static readonly HashSet<string> Everyday = new(
        """
        aan alle alleen allemaal als altijd ander andere anders beter blijven daar daarom dat dan deze dingen dit doen door echt eens eerst
        elke elkaar enkele gaan gaat geen geven geweest goed goede graag groot grote haar hadden heb hebben heeft heel helemaal hele hem
        hier hoe hun iedereen iets ieder iemand jaar jullie kan kijken komen komt krijgen kunnen laten maar maken meer meest mensen met mijn
        minder misschien moet moeten mogen naar niet niets nodig nog omdat onder ons onze ook over samen soms steeds teveel tijd toch toen
        tussen uit vaak van vanuit veel vinden vindt volgens voor vooral waar waarom want waren wat weer weinig wel welke werd worden wordt
        wij willen wil zal zeer zelf zich zien zijn zoals zonder zou zouden zullen moest erg zodat daarbij hoeft echter
        about after again also always among another because been before being better between both come could does done each else every
        from give goes good have having here into just know like make many more most much must need never only other others over people
        really said same should some such take than that their them then there these they thing things this those through time together
        under until very want wants well were what when where which while will with without would your
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>The words by how many tables said them, then by the alphabet; never agreements, which say who does what.</summary>
    public static IReadOnlyList<SaidWord> In(IEnumerable<PublishedLine> lines, int most) =>
    [
        .. (from line in lines
            where line.Kind != ReportKind.Agreement
            from word in Word().Matches(line.Words).Select(match => match.Value.ToLowerInvariant()).Distinct(StringComparer.Ordinal)
            where word.Length >= ShortestWord && !Everyday.Contains(word)
            group (line.Dialogue, line.Table) by word into said
            let tables = said.Distinct().Count()
            where tables >= FewestTables
            orderby tables descending, said.Key
            select new SaidWord(said.Key, tables)).Take(most),
    ];

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*")]
    private static partial Regex Word();
}
