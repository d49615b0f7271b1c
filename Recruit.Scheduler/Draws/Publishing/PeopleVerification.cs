using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>Holds every published panel against the rules, for an auditor who has the people's levels too.</summary>
public static class PeopleVerification
{
    /// <param name="problem">The people, with the targets, seats and household rule that were published.</param>
    public static IEnumerable<string> FlawsOf(PublishedDraw draw, PublishedPanels panels, PanelProblem problem)
    {
        if (problem.Pool.Count + NotTakingPart(draw, problem) != draw.People)
            return [$"The report is about {draw.People} people, and the file has {problem.Pool.Count} who take part."];
        var memberOf = problem.Pool.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        var strangers = panels.Times().Keys.Where(id => !memberOf.ContainsKey(id)).ToList();
        if (strangers.Count > 0) return [$"On the panels are {strangers.Count} people who are not in the file, such as {strangers[0]}."];

        var dialogueOf = problem.Dialogues.Index().ToDictionary(dialogue => dialogue.Item.Name, dialogue => dialogue.Index);
        var seated = panels.Panels.Select(panel => new Panel([.. panel.Select(seat => new PanelSeat(
            memberOf[seat.Id], problem.Dialogues.Count == 1 ? 0 : dialogueOf.GetValueOrDefault(seat.Dialogue, -1)))])).ToList();
        return [.. FlawsOfTypes(draw, problem), .. FlawsOfPanels(seated, problem), .. FlawsOfDrawn(draw, seated, problem)];
    }

    private static int NotTakingPart(PublishedDraw draw, PanelProblem problem)
    {
        var there = problem.Pool.Select(member => member.Id).ToHashSet();
        return draw.WithoutChance.Count(one => !there.Contains(one.Id));
    }

    private static IEnumerable<string> FlawsOfPanels(IReadOnlyList<Panel> panels, PanelProblem problem)
    {
        var (rules, words) = (new PanelRules(problem), new RulesInWords(problem));
        return from panel in panels.Index()
               from breach in rules.BreachesOf(panel.Item)
               let what = breach.Rule is { } rule
                   ? $"has {breach.Count} where the rule is {words.Of(rule)}"
                   : $"seats {problem.Pool[breach.Member!.Value].Id} where he or she cannot be"
               select $"Panel {PublishedPanels.InThreeDigits(panel.Index)} {what}.";
    }

    private static IEnumerable<string> FlawsOfTypes(PublishedDraw draw, PanelProblem problem)
    {
        if (ProofPoints.In(draw)?.AreOf(problem) == false) yield return "The points in the proof are not those of the people of the file.";
        if (!draw.Certificate.TellsTypes) yield break;
        var types = PublishedProof.TypesOf(problem, TypesOfPool.Of(problem), draw.Certificate.Types.All(type => type.Levels is null));
        if (types.Count != draw.Certificate.Types.Count
            || types.Zip(draw.Certificate.Types).Any(pair => !PublishedProof.AreAlike(pair.First, pair.Second)))
            yield return "The types of people in the proof are not those of the file.";
    }

    private static IEnumerable<string> FlawsOfDrawn(PublishedDraw draw, IReadOnlyList<Panel> panels, PanelProblem problem)
    {
        if (draw.Number is not { } number) yield break;
        var rules = new PanelRules(problem);
        foreach (var (rule, target) in rules.All.OfType<PanelRule.Target>().Zip(draw.Targets))
            if (panels[number].Seats.Count(seat => rules.Counts(rule, seat.Member, seat.Dialogue)) is var drawn && drawn != target.Drawn)
                yield return $"Of {target.Attribute} {target.Level}, {drawn} are drawn and not {target.Drawn}.";
    }
}
