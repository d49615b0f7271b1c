namespace Recruit.Data.Privacy;

/// <summary>The secret key of the receipts of a draw. It follows from the master key, so that a copy of the database cannot tell who holds which receipt.</summary>
public sealed class ReceiptKeys(MasterKey master)
{
    public byte[] Of(Guid roundId) => master.For($"receipts/{roundId:N}");

    /// <summary>The key by which the pool of a draw is numbered; another one, so that the order tells nothing about the receipts.</summary>
    public byte[] OrderOf(Guid roundId) => master.For($"pool-numbers/{roundId:N}");
}
