using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Demo;

/// <summary>Made-up people as the CSV that <c>recruit compose</c> reads: without names, with the attributes to balance.</summary>
public static class ComposeFile
{
    /// <param name="attributes">The columns to balance; who did not tell has an empty cell.</param>
    public static void Write(TextWriter to, IEnumerable<MadeUpPerson> people, IReadOnlyList<string> attributes)
    {
        CsvWriter.WriteRow(to, ["id", .. attributes, "household", "role", "wish"]);
        foreach (var person in people)
            CsvWriter.WriteRow(to,
            [
                person.ExternalId,
                .. attributes.Select(attribute => LevelOf(person, attribute)),
                person.Household ?? "",
                person.Levels.GetValueOrDefault("role", ""),
                string.Join('|', person.Themes),
            ]);
    }

    private static string LevelOf(MadeUpPerson person, string attribute) =>
        person.Levels.GetValueOrDefault(attribute) ?? person.SpecialLevels.GetValueOrDefault(attribute, "");
}
