namespace Recruit.Data.Rosters;

/// <summary>How full a table is, in numbers only.</summary>
/// <param name="Seats">Seats that a confirmed round made; 0 before.</param>
/// <param name="Accepted">People who said that they come, or came.</param>
/// <param name="Waiting">People who have not answered yet.</param>
/// <param name="Vacant">Seats that nobody holds.</param>
/// <param name="Companions">Whoever those who hold a seat bring along: they take a chair and count in nothing else.</param>
public sealed record TableOccupancy(Guid DialogueId, int TableNumber, int Seats, int Accepted, int Waiting, int Vacant, int Companions = 0)
{
    /// <summary>Seats that somebody holds, whatever the answer.</summary>
    public int Held => Seats - Vacant;
}
