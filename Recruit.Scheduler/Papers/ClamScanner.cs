using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Recruit.Scheduler.Papers;

/// <summary>
/// Asks ClamAV's daemon, by its command INSTREAM (clamd(8)): the file in pieces, each behind its length in four bytes, and a length of zero
/// at the end.
/// </summary>
public sealed class ClamScanner(string address, TimeSpan patience) : IPaperScanner
{
    private const int PieceLength = 64 * 1024;
    private const int LongestAnswer = 1024;
    private const string UnixPrefix = "unix:";

    /// <summary>What is wrong with an address; null when nothing is, or none is given.</summary>
    public static string? FaultOf(string? address) => address is null || Read(address) is not null
        ? null
        : $"--clamav wants unix:/run/clamav/clamd.ctl or host:port, but got '{address}'";

    public async Task<ScanVerdict> ScanAsync(Stream file, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            return await AskAsync(file, limit.Token) switch
            {
                "stream: OK" => ScanVerdict.Clean,
                var answer when answer.EndsWith(" FOUND", StringComparison.Ordinal) => ScanVerdict.Infected,
                _ => ScanVerdict.Away,
            };
        }
        catch (Exception fault) when (fault is SocketException or IOException
            || (fault is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return ScanVerdict.Away;
        }
    }

    private async Task<string> AskAsync(Stream file, CancellationToken stop)
    {
        var (path, host, port) = Read(address)!.Value;
        using var socket = path is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await (path is null
            ? socket.ConnectAsync(host, port, stop)
            : socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop));
        await using var wire = new NetworkStream(socket);
        await wire.WriteAsync("zINSTREAM\0"u8.ToArray(), stop);
        var piece = new byte[sizeof(int) + PieceLength];
        int length;
        do
        {
            length = await file.ReadAtLeastAsync(piece.AsMemory(sizeof(int)), PieceLength, throwOnEndOfStream: false, stop);
            BinaryPrimitives.WriteInt32BigEndian(piece, length);
            await wire.WriteAsync(piece.AsMemory(0, sizeof(int) + length), stop);
        }
        while (length > 0);
        return await AnswerAsync(wire, stop);
    }

    private static async Task<string> AnswerAsync(NetworkStream wire, CancellationToken stop)
    {
        var answer = new byte[LongestAnswer];
        var length = await wire.ReadAtLeastAsync(answer, LongestAnswer, throwOnEndOfStream: false, stop);
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private static (string? Path, string Host, int Port)? Read(string address)
    {
        if (address.StartsWith(UnixPrefix, StringComparison.Ordinal))
            return address.Length > UnixPrefix.Length ? (address[UnixPrefix.Length..], "", 0) : null;
        return address.LastIndexOf(':') is > 0 and var at
            && int.TryParse(address.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= ushort.MaxValue
            ? (null, address[..at].Trim('[', ']'), port)
            : null;
    }
}
