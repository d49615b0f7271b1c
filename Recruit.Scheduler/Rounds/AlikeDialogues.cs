using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Data.Representativeness;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Registrations;

namespace Recruit.Scheduler.Rounds;

/// <summary>
/// Dialogues that ask the same of whoever comes: the very same people can attend them and the same targets hold at their tables, so the
/// draw may see them as one with many seats.
/// </summary>
/// <param name="Group">How the draw calls them, and their numbers.</param>
public sealed record AlikeDialogues(DialogueGroup Group, IReadOnlyList<Dialogue> Dialogues)
{
    private const int Letters = 26;

    /// <summary>Fewest people that all their tables need.</summary>
    public int Least => Dialogues.Sum(dialogue => dialogue.TableMin * dialogue.TableCount);

    /// <summary>How many people they should have.</summary>
    public int Seats => Dialogues.Sum(RoundPool.SeatsOf);

    public int Tables => Dialogues.Sum(dialogue => dialogue.TableCount);

    /// <summary>In the order of their first dialogue; a single group has no letter.</summary>
    public static IReadOnlyList<AlikeDialogues> Of(IReadOnlyList<Dialogue> dialogues, TargetBook targets)
    {
        var groups = dialogues.GroupBy(dialogue => (WhatItAsks(dialogue), WhatItShouldBe(dialogue, targets)))
            .Select(group => group.ToList()).ToList();
        return [.. groups.Select((group, place) => new AlikeDialogues(
            new DialogueGroup(groups.Count == 1 ? "" : LetterOf(place), [.. group.Select(dialogue => dialogue.Number)]), group))];
    }

    // What Obstacles looks at, and the town that goes first.
    private static (string, string?, string?, string, string, string?) WhatItAsks(Dialogue dialogue) =>
        (dialogue.Language, dialogue.Region, dialogue.TownFirst ? dialogue.MunicipalityCode : null, dialogue.PartOfWeek, dialogue.Format,
            dialogue.Format == DialogueFormat.Online ? null : Obstacles.ProvinceOf(dialogue));

    private static string WhatItShouldBe(Dialogue dialogue, TargetBook targets) => string.Join(';',
        from line in TargetMix.LinesOf(dialogue)
        let shares = targets.At(line).Select(target =>
            string.Create(CultureInfo.InvariantCulture, $"{target.AttributeId}={target.Level}:{target.Share}"))
        let minimums = targets.MinimumsAt(line).Select(one =>
            string.Create(CultureInfo.InvariantCulture, $"{one.Minimum.AttributeId}={one.Minimum.Level}>{one.Minimum.Least}"))
        group line by string.Join(',', shares.Concat(minimums)) into alike
        select string.Create(CultureInfo.InvariantCulture, $"{alike.Key}*{alike.Count() / (double)dialogue.TableCount}"));

    private static string LetterOf(int place) =>
        (place < Letters ? "" : LetterOf(place / Letters - 1)) + (char)('A' + place % Letters);
}
