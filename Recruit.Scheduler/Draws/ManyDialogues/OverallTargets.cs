using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>
/// Keeps count of the targets over all dialogues while they are filled one by one, and says what each should take so that
/// the sum comes out.
/// </summary>
internal sealed class OverallTargets(PanelProblem problem)
{
    private readonly int[] got = new int[problem.Targets.Count];
    private int seatsLeft = problem.Dialogues.Sum(dialogue => dialogue.Max);

    /// <summary>Per target, how many of this dialogue's people may have its level.</summary>
    /// <param name="slack">People more or fewer than its share; the last dialogue has none.</param>
    public IReadOnlyList<(int Min, int Max)> TurnOf(OneOfMany dialogue, int slack)
    {
        var turn = (double)dialogue.Seats.Max / seatsLeft;
        var give = Math.Min(slack, (seatsLeft - dialogue.Seats.Max) * turn);
        return [.. problem.Targets.Select((target, index) =>
        {
            var max = Math.Clamp((int)Math.Floor((target.Max - got[index]) * turn + give), 0, Math.Max(0, target.Max - got[index]));
            return (Math.Clamp((int)Math.Ceiling((target.Min - got[index]) * turn - give), 0, max), max);
        })];
    }

    /// <summary>The limits of a dialogue that takes whom it can get.</summary>
    public IReadOnlyList<(int Min, int Max)> Open(OneOfMany dialogue) => [.. problem.Targets.Select(_ => (0, dialogue.Seats.Max))];

    public void Count(OneOfMany dialogue, IReadOnlyList<(int Type, int Count)> seated, PanelModel model)
    {
        seatsLeft -= dialogue.Seats.Max;
        foreach (var (type, count) in seated)
            foreach (var (index, target) in problem.Targets.Index())
                if (problem.Pool[model.Types[type].Members[0]].Levels.GetValueOrDefault(target.Attribute) == target.Level)
                    got[index] += count;
    }
}
