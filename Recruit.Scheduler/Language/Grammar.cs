using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Language;

/// <summary>What <see cref="PlainLanguage"/> knows of one language: its passive, its empty links, its formula of reading ease.</summary>
internal abstract partial class Grammar
{
    public static readonly Grammar Dutch = new DutchGrammar();
    public static readonly Grammar English = new EnglishGrammar();

    /// <summary>What the words of a link should not be, in small letters.</summary>
    public abstract FrozenSet<string> EmptyLinks { get; }

    /// <summary>The verb forms of the first passive in a sentence, such as "wordt uitgenodigd"; null when there is none.</summary>
    public abstract string? PassiveIn(IReadOnlyList<string> words);

    /// <param name="length">Words per sentence.</param>
    /// <param name="syllables">Per word.</param>
    public abstract double Ease(double length, double syllables);

    private static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private sealed partial class DutchGrammar : Grammar
    {
        private static readonly FrozenSet<string> Worden = Words("word wordt worden werd werden");
        private static readonly FrozenSet<string> Zijn = Words("is zijn was waren");

        // They look like a participle, and are a noun, an adjective, or tell what somebody does by himself.
        private static readonly FrozenSet<string> Not = Words(
            """
            gebied gebieden geld geduld geluid geluiden gezond gezicht gezichten gewicht gedicht gerecht gerechten gemeenteraadslid
            gemeenten geschikt gehecht gerucht gesprekken gevoelens gedachten gebouwen gezinnen gezamenlijk gelegenheden gebeurd gestart
            gestopt gelukt gegroeid geslaagd gebleven gegaan gekomen geworden berichten beelden besluiten bedragen bezoeken behoeften
            bewegingen betalen beginnen begrijpen bespreken bekijken bereiken bezwaren bedrijven begeleiden benen beide beiden beter bekend
            bereid beleid bewust beroemd bedoeld verhalen verschillen verkeerd vergeten verzoeken verbanden verslagen verenigingen vertellen
            verder verschillend verplicht verwachten vergaderingen veranderen vermoeid verantwoord vereist verstand verband herten
            herinneringen ontbijt ontmoeten ontwerpen erven ervaren ervaringen hersenen mist
            """);

        public override FrozenSet<string> EmptyLinks { get; } =
            new[] { "klik hier", "hier", "klik", "lees meer", "lees verder", "meer", "meer informatie", "link", "deze link",
                "via deze link", "klik op deze link", "ga naar", "verder", "website" }
                .ToFrozenSet(StringComparer.Ordinal);

        public override string? PassiveIn(IReadOnlyList<string> words)
        {
            foreach (var helper in words.Where(word => Worden.Contains(word) || Zijn.Contains(word)))
            {
                var pattern = Worden.Contains(helper) ? AnyParticiple() : StrongestParticiple();
                if (words.FirstOrDefault(word => !Not.Contains(word) && pattern.IsMatch(word)) is { } participle)
                    return $"{helper} {participle}";
            }
            return null;
        }

        public override double Ease(double length, double syllables) => 206.84 - 0.93 * length - 77 * syllables;

        [GeneratedRegex(
            @"^(?:(?:aan|achter|af|bij|binnen|door|dicht|in|klaar|los|mede|mee|na|neer|om|onder|op|over|samen|tegen|terug|toe|uit|vast|vol"
            + @"|voor|vrij|weg)?ge\p{L}{2,}(?:d|t|en)|(?:aan|af|in|op|over|uit|voor)?(?:be|ver|ont|her)\p{L}{3,}(?:d|t|en)|(?:er"
            + @"|mis)\p{L}{3,}(?:d|t))$",
            RegexOptions.IgnoreCase)]
        private static partial Regex AnyParticiple();

        // With "zijn" only what is sure to be one: "is verhuisd" tells what somebody did.
        [GeneratedRegex(
            @"^(?:aan|achter|af|bij|binnen|door|dicht|in|klaar|los|mede|mee|na|neer|om|onder|op|over|samen|tegen|terug|toe|uit|vast|vol"
            + @"|voor|vrij|weg)?ge\p{L}{2,}[dt]$",
            RegexOptions.IgnoreCase)]
        private static partial Regex StrongestParticiple();
    }

    private sealed partial class EnglishGrammar : Grammar
    {
        private static readonly FrozenSet<string> ToBe = Words("is are was were be been being am");
        private static readonly FrozenSet<string> Between =
            Words("not already also now only never ever always still just soon then often usually all both");
        private static readonly FrozenSet<string> Irregular = Words(
            """
            begun bought brought broken built caught chosen cut done drawn driven eaten felt found forgotten given grown heard held hidden
            hit kept known laid led left lent lost made meant met paid put read seen sent set shown shut sold spent spoken taken taught
            thought thrown told understood won worn written
            """);
        private static readonly FrozenSet<string> Not = Words(
            "interested tired excited pleased need indeed delighted worried relaxed married retired red bed used limited experienced "
            + "advanced hundred sacred naked");

        public override FrozenSet<string> EmptyLinks { get; } =
            new[] { "click here", "here", "click", "read more", "more", "more information", "link", "this link", "click this link",
                "learn more", "website", "go" }
                .ToFrozenSet(StringComparer.Ordinal);

        public override string? PassiveIn(IReadOnlyList<string> words)
        {
            for (var at = 0; at < words.Count; at++)
            {
                if (!ToBe.Contains(words[at]))
                    continue;
                if (words.Skip(at + 1)
                    .SkipWhile(word => Between.Contains(word) || word.EndsWith("ly", StringComparison.OrdinalIgnoreCase))
                    .FirstOrDefault() is { } next && IsParticiple(next))
                    return $"{words[at]} {next}";
            }
            return null;
        }

        public override double Ease(double length, double syllables) => 206.835 - 1.015 * length - 84.6 * syllables;

        private static bool IsParticiple(string word) => !Not.Contains(word) && (Irregular.Contains(word) || Regular().IsMatch(word));

        [GeneratedRegex(@"^\p{L}{2,}ed$", RegexOptions.IgnoreCase)]
        private static partial Regex Regular();
    }
}
