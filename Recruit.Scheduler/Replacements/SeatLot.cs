using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Recruit.Scheduler.Replacements;

/// <summary>
/// The lot among people who fit a seat equally well. It depends on round, seat and person alone, so that it does not matter who is read
/// first or who else stands by, every machine draws alike, and no person is ahead of another at every seat.
/// </summary>
public readonly record struct SeatLot(Guid Round, Guid Seat)
{
    private const int GuidLength = 16;

    /// <summary>The number that this person draws; the lowest wins.</summary>
    public ulong Of(Guid person)
    {
        Span<byte> bytes = stackalloc byte[3 * GuidLength];
        Round.TryWriteBytes(bytes, bigEndian: true, out _);
        Seat.TryWriteBytes(bytes[GuidLength..], bigEndian: true, out _);
        person.TryWriteBytes(bytes[(2 * GuidLength)..], bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(bytes));
    }
}
