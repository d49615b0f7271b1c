namespace Recruit.Scheduler.Draws;

/// <summary>
/// Gives people seats at dialogues that they can attend, moving others to another of theirs where that makes room.
/// Whether one more person fits depends only on who fits already, never on where they sit now (a transversal matroid).
/// </summary>
internal sealed class SeatMatching(IReadOnlyList<Entrant> pool, IReadOnlyList<int> seats)
{
    private readonly List<int>[] seated = [.. seats.Select(_ => new List<int>())];
    private readonly HashSet<int> fixedPeople = [];

    public int Count { get; private set; }

    public int Seated(int dialogue) => seated[dialogue].Count;

    /// <summary>Seats a person at this very dialogue, not to be moved; false when it is full.</summary>
    public bool TryFix(int person, int dialogue)
    {
        if (seated[dialogue].Count >= seats[dialogue])
            return false;
        seated[dialogue].Add(person);
        fixedPeople.Add(person);
        Count++;
        return true;
    }

    /// <summary>Seats a person wherever room can be made; false when no moving about makes room.</summary>
    public bool TrySeat(int person)
    {
        // Breadth first over dialogues: who would have to move away from each, and to it from where.
        var reachedBy = new Dictionary<int, (int Person, int From)>();
        var queue = new Queue<int>();
        Reach(person, from: -1, reachedBy, queue);
        while (queue.TryDequeue(out var dialogue))
        {
            if (seated[dialogue].Count < seats[dialogue])
            {
                MoveAlong(dialogue, reachedBy);
                Count++;
                return true;
            }
            foreach (var sitting in seated[dialogue])
                if (!fixedPeople.Contains(sitting))
                    Reach(sitting, dialogue, reachedBy, queue);
        }
        return false;
    }

    private void Reach(int person, int from, Dictionary<int, (int, int)> reachedBy, Queue<int> queue)
    {
        foreach (var dialogue in pool[person].Dialogues)
            if (reachedBy.TryAdd(dialogue, (person, from)))
                queue.Enqueue(dialogue);
    }

    private void MoveAlong(int dialogue, Dictionary<int, (int Person, int From)> reachedBy)
    {
        while (dialogue >= 0)
        {
            var (person, from) = reachedBy[dialogue];
            if (from >= 0)
                seated[from].Remove(person);
            seated[dialogue].Add(person);
            dialogue = from;
        }
    }
}
