namespace Recruit.Data.Privacy;

/// <summary>Seals a file in parts, each bound to its file and its place in it: parts cannot be exchanged or left out unseen.</summary>
public sealed class FileSeal
{
    private readonly byte[] key;

    internal FileSeal(byte[] key) => this.key = key;

    public byte[] Seal(ReadOnlySpan<byte> part, Guid file, int number) => Sealing.Seal(key, part, About(file, number));

    public byte[] Open(ReadOnlySpan<byte> sealedPart, Guid file, int number) => Sealing.Open(key, sealedPart, About(file, number));

    private static byte[] About(Guid file, int number) => [.. "file"u8, .. file.ToByteArray(), .. BitConverter.GetBytes(number)];
}
