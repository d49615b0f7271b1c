namespace Recruit.Scheduler.Draws.Panels;

/// <summary>Hands out places by rising key, as a heap in the given arrays: few are taken, so sorting them all would be waste.</summary>
internal ref struct CheapestFirst
{
    private readonly Span<double> keys;
    private readonly Span<int> places;
    private int left;

    public CheapestFirst(double[] keys, int[] places, int count)
    {
        this.keys = keys.AsSpan(0, count);
        this.places = places.AsSpan(0, count);
        left = count;
        for (var root = count / 2 - 1; root >= 0; root--) Sink(root);
    }

    public bool TryTake(out int place)
    {
        place = left > 0 ? places[0] : -1;
        if (left == 0) return false;
        left--;
        (keys[0], places[0]) = (keys[left], places[left]);
        Sink(0);
        return true;
    }

    private readonly void Sink(int from)
    {
        var (key, place) = left > 0 ? (keys[from], places[from]) : default;
        while (2 * from + 1 < left)
        {
            var child = 2 * from + 1;
            if (child + 1 < left && keys[child + 1] < keys[child]) child++;
            if (keys[child] >= key) break;
            (keys[from], places[from]) = (keys[child], places[child]);
            from = child;
        }

        (keys[from], places[from]) = (key, place);
    }
}
