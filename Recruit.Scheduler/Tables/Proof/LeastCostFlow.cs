namespace Recruit.Scheduler.Tables.Proof;

/// <summary>
/// Sends supplies to demands over arcs at the least total cost, exactly, in whole numbers:
/// successive shortest paths with potentials (Edmonds and Karp 1972). Arc costs must not be negative.
/// </summary>
public sealed class LeastCostFlow(int nodes)
{
    private readonly List<int>[] arcsFrom = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
    private readonly List<int> target = [];
    private readonly List<long> room = [];
    private readonly List<long> cost = [];
    private readonly long[] excess = new long[nodes];
    private readonly long[] potential = new long[nodes];
    private readonly long[] distance = new long[nodes];
    private readonly int[] arrivedBy = new int[nodes];

    /// <summary>Adds an arc with its room, and what may flow back over it at the same price; returns its number.</summary>
    public int Connect(int from, int to, long capacity, long price, long backward = 0)
    {
        Add(from, to, capacity, price);
        Add(to, from, backward, -price);
        return target.Count - 2;
    }

    /// <summary>Gives a node something to send, or with a negative amount something to receive.</summary>
    public void Supply(int node, long amount) => excess[node] += amount;

    public long FlowBackOver(int arc) => room[arc + 1];

    /// <summary>The least cost of meeting every demand, or null when the arcs cannot carry it.</summary>
    public long? Solve()
    {
        var total = 0L;
        while (Array.Exists(excess, amount => amount > 0))
        {
            if (ReachDemand() is not { } end) return null;
            total += SendTo(end);
        }

        return total;
    }

    private void Add(int from, int to, long capacity, long price)
    {
        arcsFrom[from].Add(target.Count);
        target.Add(to);
        room.Add(capacity);
        cost.Add(price);
    }

    private int? ReachDemand()
    {
        Array.Fill(distance, long.MaxValue);
        Array.Fill(arrivedBy, -1);
        var queue = new PriorityQueue<int, long>();
        for (var node = 0; node < nodes; node++)
            if (excess[node] > 0) queue.Enqueue(node, distance[node] = 0);

        while (queue.TryDequeue(out var node, out var reached))
        {
            if (reached > distance[node]) continue;
            if (excess[node] < 0) return Reprice(node);
            foreach (var arc in arcsFrom[node])
            {
                var next = reached + cost[arc] + potential[node] - potential[target[arc]];
                if (room[arc] == 0 || next >= distance[target[arc]]) continue;
                distance[target[arc]] = next;
                arrivedBy[target[arc]] = arc;
                queue.Enqueue(target[arc], next);
            }
        }

        return null;
    }

    private int Reprice(int end)
    {
        for (var node = 0; node < nodes; node++)
            potential[node] += Math.Min(distance[node], distance[end]);
        return end;
    }

    private long SendTo(int end)
    {
        var (amount, price, start) = (-excess[end], 0L, end);
        for (; arrivedBy[start] >= 0; start = target[arrivedBy[start] ^ 1])
        {
            amount = Math.Min(amount, room[arrivedBy[start]]);
            price += cost[arrivedBy[start]];
        }

        amount = Math.Min(amount, excess[start]);
        for (var node = end; arrivedBy[node] >= 0; node = target[arrivedBy[node] ^ 1])
        {
            room[arrivedBy[node]] -= amount;
            room[arrivedBy[node] ^ 1] += amount;
        }

        excess[start] -= amount;
        excess[end] += amount;
        return amount * price;
    }
}
