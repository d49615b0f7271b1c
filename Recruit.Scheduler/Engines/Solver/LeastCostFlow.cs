using Google.OrTools.Graph;

namespace Recruit.Scheduler.Engines.Solver;

/// <summary>Sends supplies to demands over arcs at the least total cost, exactly, in whole numbers, by OR-Tools.</summary>
public sealed class LeastCostFlow
{
    private readonly MinCostFlow flow = new();
    private readonly Dictionary<int, long> supplies = [];

    /// <summary>Adds an arc; its price may be below zero.</summary>
    public void Connect(int from, int to, long capacity, long price) => flow.AddArcWithCapacityAndUnitCost(from, to, capacity, price);

    /// <summary>Gives a node something to send, or with a negative amount something to receive.</summary>
    public void Supply(int node, long amount) => supplies[node] = supplies.GetValueOrDefault(node) + amount;

    /// <summary>The least cost of meeting every demand, or null when the arcs cannot carry it.</summary>
    public long? Solve()
    {
        foreach (var (node, amount) in supplies) flow.SetNodeSupply(node, amount);
        return flow.Solve() switch
        {
            MinCostFlowBase.Status.OPTIMAL => flow.OptimalCost(),
            MinCostFlowBase.Status.INFEASIBLE or MinCostFlowBase.Status.UNBALANCED => null,
            var status => throw new InvalidOperationException($"The minimum cost flow could not be worked out: {status}."),
        };
    }
}
