using System.Globalization;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Tables;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Compose;

/// <summary>
/// Pairs of attributes that tables mirror as well, such as age by gender: each becomes an attribute of its own, whose levels are those that
/// people have together. It is a wish beside the others, by its weight, and has its own line in the report.
/// </summary>
public sealed class Crossings(PeopleFile people, FirstSpellings words, List<FileFault> faults)
{
    // A pair has as many levels as both together, so that it would weigh more than either.
    private const decimal UsualWeight = 0.5m;
    private const int MostLevels = 1_000;

    /// <param name="text">Such as <c>age_group:gender,age_group:region=2</c>; null for none.</param>
    public IReadOnlyList<(string One, string Other, decimal Weight)> Read(string? text) =>
    [
        .. (text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            .Select(ReadPair).OfType<(string, string, decimal)>().DistinctBy(pair => (pair.Item1, pair.Item2)),
    ];

    /// <summary>The problem with a level more for everyone and an attribute more for each pair.</summary>
    public static CompositionProblem With(
        CompositionProblem problem, IReadOnlyList<(string One, string Other, decimal Weight)> pairs) => pairs.Count == 0 ? problem
        : problem with
        {
            Guests = [.. problem.Guests.Select(guest => guest with
            {
                Levels = guest.Levels.Concat(pairs.Select(pair =>
                    KeyValuePair.Create(NameOf(pair.One, pair.Other), LevelOf(guest, pair.One, pair.Other)))).ToDictionary(),
            })],
            Attributes =
            [
                .. problem.Attributes,
                .. pairs.Select(pair => new BalancedAttribute(NameOf(pair.One, pair.Other)) { Weight = pair.Weight }),
            ],
        };

    private (string, string, decimal)? ReadPair(string text)
    {
        var equals = text.LastIndexOf('=');
        var (pair, weight) = equals > 0 ? (text[..equals], WeightIn(text[(equals + 1)..])) : (text, UsualWeight);
        string[] names = [.. pair.Split(':').Select(name => words.In("attribute", Spelled.Line(name)))];
        if (names is not [var one, var other] || one == other || names.Except(people.AttributeColumns).Any() || weight is null)
            faults.Add(new("--cross", null, null, $"\"{text}\" is not a pair of attributes",
                "Write age_group:gender, with =2 behind it for a weight of 2. "
                + $"The attributes are {string.Join(", ", people.AttributeColumns)}."));
        else if (people.Guests.Select(guest => LevelOf(guest, one, other)).Distinct().Count() is > MostLevels and var levels)
            faults.Add(new("--cross", null, null, $"{pair} has {levels} levels together, which no table can mirror",
                "Cross attributes of a few levels each."));
        else
            return (one, other, weight.Value);
        return null;
    }

    private static decimal? WeightIn(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight <= 1_000
            ? weight
            : null;

    private static string NameOf(string one, string other) => $"{one}:{other}";

    private static string LevelOf(Guest guest, string one, string other) => $"{guest.LevelOf(one)}:{guest.LevelOf(other)}";
}
