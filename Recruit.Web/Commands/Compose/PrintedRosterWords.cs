using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables;

namespace Recruit.Web.Commands.Compose;

/// <summary>Everything that the page of a roster says of itself; reasons come with their own words.</summary>
internal static class PrintedRosterWords
{
    public static readonly Wording Title = new("Tables", "Tafelindeling");
    public static readonly Wording HowGood = new("How good is this?", "Hoe goed is deze indeling?");
    public static readonly Wording Attributes = new("How far all tables together are from mirroring the group, in people",
        "Hoeveel mensen alle tafels samen afwijken van een spiegel van de groep");
    public static readonly Wording Attribute = new("Attribute", "Kenmerk");
    public static readonly Wording Weight = new("Weight", "Gewicht");
    public static readonly Wording Deviation = new("Deviation", "Afwijking");
    public static readonly Wording LeastPossible = new("Least possible", "Minst mogelijk");
    public static readonly Wording Levels = new("The whole group", "De hele groep");
    public static readonly Wording Unplaced = new("Without a seat", "Zonder plaats");
    public static readonly Wording Reserves = new("Reserves without a seat", "Reserves zonder plaats");
    public static readonly Wording Changes = new("Who changes tables", "Wie van tafel wisselt");
    public static readonly Wording Person = new("Person", "Persoon");
    public static readonly Wording Why = new("Why here", "Waarom hier");
    public static readonly Wording Because = new("Why", "Waarom");
    public static readonly Wording From = new("From", "Van");
    public static readonly Wording To = new("To", "Naar");
    public static readonly Wording TablesOnThisPage = new("Tables", "Tafels");
    public static readonly Wording Legend = new(
        "The bar is how many sit there; the line is what would mirror the group.",
        "De balk is hoeveel mensen er zitten; de streep is wat de groep zou spiegelen.");

    public static readonly Wording WhyHereNote = new(
        "Deviation counts people: how many too many or too few each table has of each level, all added up. "
        + "Figures with a seat say what the best exchange with somebody of each other table would add to it.",
        "De afwijking telt mensen: hoeveel elke tafel er van elke klasse te veel of te weinig heeft, alles opgeteld. "
        + "Cijfers bij een plaats zeggen wat de beste ruil met iemand van elke andere tafel daarbij zou optellen.");

    public static Wording Group(Composition first)
    {
        var sizes = ResultInWords.Sizes(first);
        return new($"{first.TableOf.Count} people at {first.Tables.Count} tables of {sizes.English}",
            $"{first.TableOf.Count} mensen aan {first.Tables.Count} tafels van {sizes.Dutch}");
    }

    /// <summary>What the proof means, for people who never heard of bounds.</summary>
    public static Wording ProofOf(BalanceProof proof)
    {
        var (english, dutch) = proof.OfTheseSizes ? (" with tables of these sizes", " met tafels van deze grootte") : ("", "");
        var (deviation, bound) = (Figure(proof.Deviation), Figure(proof.Bound));
        return proof.Status == CompositionStatus.Optimal
            ? new(
                $"No seating{english} can be better. The deviation is {deviation.English}, "
                + $"and it is proven that whole people cannot come below {bound.English}.",
                $"Geen indeling{dutch} kan beter. De afwijking is {deviation.Dutch}, "
                + $"en het is bewezen dat hele mensen niet onder {bound.Dutch} kunnen komen.")
            : new(
                $"The deviation is {deviation.English}. It is proven that no seating{english} can come below {bound.English}; "
                + "whether any comes as low is not known.",
                $"De afwijking is {deviation.Dutch}. Het is bewezen dat geen indeling{dutch} onder {bound.Dutch} kan komen; "
                + "of er een zo laag komt, is niet bekend.");

        static Wording Figure(decimal value) => Wording.Of($"{value:0.##}", $"{value:0.##}");
    }

    public static Wording Table(string name) => new($"Table {name}", $"Tafel {name}");

    public static Wording Table(int round, string name) => new($"Round {round}, table {name}", $"Ronde {round}, tafel {name}");

    public static Wording People(int people) => people == 1 ? new("1 person", "1 persoon") : new($"{people} people", $"{people} mensen");

    public static Wording DeviationOf(decimal deviation) => Wording.Of($"deviation {deviation:0.##}", $"afwijking {deviation:0.##}");

    public static Wording Theme(string theme) => new($"theme {theme}", $"thema {theme}");

    public static Wording Ideal(decimal ideal) => Wording.Of($"ideally {ideal:0.#}", $"ideaal {ideal:0.#}");

    /// <summary>A number as the language writes it.</summary>
    public static Wording Number(decimal value) => Wording.Of($"{value:0.##}", $"{value:0.##}");

    public static Wording Percent(decimal share) => Wording.Of($"{share * 100:0.#} %", $"{share * 100:0.#} %");
}
