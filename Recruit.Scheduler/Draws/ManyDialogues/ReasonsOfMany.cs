using Recruit.Scheduler.Draws.Clashes;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>
/// Why a draw over many dialogues is impossible, or someone cannot be drawn: told of one dialogue alone, or of all taken together.
/// </summary>
internal sealed class ReasonsOfMany(PanelModel model, AllAsOne all, PanelModel one, IReadOnlyList<OneOfMany> dialogues, ISolver solver)
{
    /// <summary>Null where neither a dialogue alone nor all together are impossible.</summary>
    public LotteryOutcome.Impossible? WhyImpossible(CancellationToken stop)
    {
        foreach (var dialogue in dialogues)
            if (!dialogue.CanBeFilled())
            {
                var alone = new Explanations(dialogue.Alone, solver).WhyImpossible(stop);
                return new([.. alone.Clash.Select(dialogue.InRealTerms)],
                    [.. alone.Missing.Select(missing => missing with { Dialogue = dialogue.Dialogue })],
                    [.. alone.LeastChange.Select(dialogue.InRealTerms)]);
            }

        if (!new ClashFinder(one).IsImpossibleWith([.. one.Rows.Select(row => row.Rule!)])) return null;
        var together = new Explanations(one, solver).WhyImpossible(stop);
        return new([.. together.Clash.SelectMany(all.OriginalsOf)], together.Missing, InRealTerms(together.LeastChange));
    }

    /// <summary>Those of some types whom none of the dialogues that they can attend can hold.</summary>
    public IReadOnlyList<int> Unseatable(IReadOnlyList<int> types, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return [.. types.Where(type => !DialoguesOf(type).Any(dialogue => dialogue.CanSeat(type)))];
    }

    /// <summary>People in the order of the pool; who can attend nothing needs no other reason.</summary>
    public IReadOnlyList<WithoutChance> WhyUnseatable(IReadOnlyList<int> types, CancellationToken stop)
    {
        var found = new List<WithoutChance>();
        foreach (var type in types)
            found.AddRange(model.Types[type].Members
                .Select(member => new WithoutChance(member, [], []))
                .Select(person => DialoguesOf(type).FirstOrDefault() is { } dialogue ? Told(person, type, dialogue, stop) : person));
        return [.. found.OrderBy(person => person.Member)];
    }

    private WithoutChance Told(WithoutChance person, int type, OneOfMany dialogue, CancellationToken stop)
    {
        if (dialogue.CanSeat(type))
        {
            var place = all.Members.Index().First(entry => entry.Item == person.Member).Index;
            var ofOne = one.Types.Index().First(entry => entry.Item.Members.Contains(place)).Index;
            // What only shows in who can come where has no rule to name.
            if (!new ClashFinder(one, ofOne).IsImpossibleWith([.. one.Rows.Select(row => row.Rule!)])) return person;
            var together = new Explanations(one, solver).WhyUnseatable([ofOne], stop)[0];
            return person with
            {
                Because = [.. together.Because.SelectMany(all.OriginalsOf)],
                LeastChange = InRealTerms(together.LeastChange),
            };
        }

        var alone = new Explanations(dialogue.Alone, solver).WhyUnseatable([dialogue.CellOf(type)], stop)[0];
        return person with
        {
            Because = [.. alone.Because.Select(dialogue.InRealTerms)],
            LeastChange = [.. alone.LeastChange.Select(dialogue.InRealTerms)],
        };
    }

    // A change of a sum over dialogues could be made at any of them; that is for the organiser to say.
    private IReadOnlyList<RuleChange> InRealTerms(IReadOnlyList<RuleChange> changes) =>
        changes.All(change => all.OriginalsOf(change.Rule).Count == 1)
            ? [.. changes.Select(change => change with { Rule = all.OriginalsOf(change.Rule)[0] })]
            : [];

    private IEnumerable<OneOfMany> DialoguesOf(int type) => model.CellsOf(type).Select(cell => dialogues[model.Cells[cell].Dialogue]);
}
