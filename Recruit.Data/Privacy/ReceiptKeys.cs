namespace Recruit.Data.Privacy;

/// <summary>
/// The secret key of the receipts of a draw. It follows from the master key, so that a copy of the database cannot tell
/// who holds which receipt.
/// </summary>
public sealed class ReceiptKeys(MasterKey master)
{
    public byte[] Of(Guid roundId) => master.For($"receipts/{roundId:N}");

    /// <summary>
    /// The key by which the pool of a draw with this seed is numbered: the same seed numbers the same people alike, and
    /// nobody can foretell how.
    /// </summary>
    public byte[] OrderOf(long seed) => master.For(FormattableString.Invariant($"pool-numbers/{seed}"));
}
