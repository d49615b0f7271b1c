using Recruit.Data.Privacy;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Asking;

/// <summary>An address that may get a letter, as its file has it.</summary>
/// <param name="Number">By which the sender of the file knows it.</param>
/// <param name="Province">The level of the province (zeeland).</param>
/// <param name="Index">What the index of its neighbourhood is; empty when unknown.</param>
/// <param name="Contact">To whom the letter goes.</param>
public sealed record AskedAddress(string Number, string Postcode, string Municipality, string Province, string Index, Contact Contact);

/// <summary>What can come of reading a file of addresses.</summary>
public abstract record AddressReading
{
    public sealed record Read(IReadOnlyList<AskedAddress> Addresses, IReadOnlyList<RefusedLine> Refused) : AddressReading
    {
        public bool HasIndex => Addresses.Any(address => address.Index.Length > 0);
    }

    /// <summary>Nothing of it can be used.</summary>
    public sealed record Unusable(Wording Because) : AddressReading;
}
