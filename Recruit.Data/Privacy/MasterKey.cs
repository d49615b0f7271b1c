using System.Security.Cryptography;
using System.Text;

namespace Recruit.Data.Privacy;

/// <summary>
/// The 256-bit key under which every person's own key is wrapped. It never stands in the database:
/// a copy of the database alone reveals nobody.
/// </summary>
public sealed class MasterKey
{
    private readonly byte[] key;

    public MasterKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != 32)
            throw new ArgumentException("A master key has 32 bytes.", nameof(key));
        this.key = key.ToArray();
    }

    /// <summary>Reads the key of 64 hexadecimal characters from a file, or makes a new one that only its owner may read.</summary>
    public static MasterKey FromFile(string path)
    {
        if (!File.Exists(path))
            Create(path);
        try
        {
            return new MasterKey(Convert.FromHexString(File.ReadAllText(path).Trim()));
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw new InvalidDataException($"{path} does not hold a master key of 64 hexadecimal characters: put the true file back, "
                + "since without it no name can be read.");
        }
    }

    /// <summary>A key derived for one purpose, so that no two purposes share bytes (HKDF, RFC 5869).</summary>
    public byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes("recruit/" + purpose));

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var file = new StreamWriter(path, options);
        file.WriteLine(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
    }
}
