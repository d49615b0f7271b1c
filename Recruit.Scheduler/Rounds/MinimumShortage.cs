using Recruit.Data.Dialogues;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Registrations;

namespace Recruit.Scheduler.Rounds;

/// <summary>A least number of people of a group at each table that cannot be reached.</summary>
/// <param name="Dialogue">Where; null when each dialogue has enough who can come, and all together have not.</param>
/// <param name="Needed">How many people of the level its tables must have, all together.</param>
/// <param name="Able">How many of them can come.</param>
public sealed record MinimumShortage(Dialogue? Dialogue, string Attribute, string Level, int Needed, int Able)
{
    /// <summary>What cannot be reached with these people, whatever the draw.</summary>
    /// <param name="people">Who may be drawn.</param>
    public static IReadOnlyList<MinimumShortage> Of(
        TargetBook targets, IReadOnlyList<Dialogue> dialogues, IReadOnlyCollection<Candidate> people)
    {
        List<MinimumShortage> alone = [.. dialogues.SelectMany(dialogue => Of(targets, [dialogue], people, dialogue))];
        var together = Of(targets, dialogues, people, null)
            .Where(one => !alone.Exists(own => (own.Attribute, own.Level) == (one.Attribute, one.Level)));
        return [.. alone, .. dialogues.Count > 1 ? together : []];
    }

    private static IEnumerable<MinimumShortage> Of(
        TargetBook targets, IReadOnlyList<Dialogue> dialogues, IReadOnlyCollection<Candidate> people, Dialogue? about) =>
        from least in TargetMix.LeastOf(targets, dialogues)
        let asking = dialogues.Where(dialogue => TargetMix.LeastOf(targets, [dialogue]).ContainsKey(least.Key)).ToList()
        let able = people.Count(person => person.Levels.GetValueOrDefault(least.Key.Attribute) == least.Key.Level
            && asking.Exists(dialogue => Obstacles.CanAttend(person, dialogue, Obstacles.ProvinceOf(dialogue))))
        where able < least.Value
        select new MinimumShortage(about, least.Key.Attribute, least.Key.Level, least.Value, able);
}
