using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Recruit.Scheduler.Papers;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Papers;

/// <summary>A clamd of our own on loopback says what ClamAV would say: only a clear "OK" lets a paper through.</summary>
public sealed class ClamScannerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly byte[] Paper = [.. Enumerable.Range(0, 200_000).Select(number => (byte)(number * 7))];

    [Theory]
    [InlineData("stream: OK\0", ScanVerdict.Clean)]
    [InlineData("stream: Eicar-Signature FOUND\0", ScanVerdict.Infected)]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", ScanVerdict.Away)]
    [InlineData("stream: OK but\0", ScanVerdict.Away)]
    [InlineData("", ScanVerdict.Away)]
    public async Task What_clamd_says_is_what_counts(string answer, ScanVerdict verdict)
    {
        using var clamd = new TcpListener(IPAddress.Loopback, 0);
        clamd.Start();
        var heard = ServeAsync(clamd.AcceptSocketAsync(), answer);

        var said = await new ClamScanner($"127.0.0.1:{((IPEndPoint)clamd.LocalEndpoint).Port}", Patience)
            .ScanAsync(new MemoryStream(Paper), CancellationToken.None);

        Assert.Equal(verdict, said);
        Assert.Equal(Paper, await heard.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_socket_of_this_machine_serves_as_well()
    {
        var path = Path.Combine(TestFolder.New("clamd"), "c.ctl");
        using var clamd = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        clamd.Bind(new UnixDomainSocketEndPoint(path));
        clamd.Listen();
        var heard = ServeAsync(clamd.AcceptAsync(), "stream: OK\0");

        Assert.Equal(ScanVerdict.Clean,
            await new ClamScanner($"unix:{path}", Patience).ScanAsync(new MemoryStream(Paper), CancellationToken.None));
        Assert.Equal(Paper, await heard.WaitAsync(Patience));
    }

    [Theory]
    [InlineData("unix:/nowhere/clamd.ctl")]
    [InlineData("127.0.0.1:1")]
    public async Task A_scanner_that_is_not_there_lets_nothing_through(string address) =>
        Assert.Equal(ScanVerdict.Away, await new ClamScanner(address, Patience).ScanAsync(new MemoryStream(Paper), CancellationToken.None));

    [Fact]
    public async Task A_scanner_that_never_answers_is_away()
    {
        using var clamd = new TcpListener(IPAddress.Loopback, 0);
        clamd.Start();

        Assert.Equal(ScanVerdict.Away,
            await new ClamScanner($"127.0.0.1:{((IPEndPoint)clamd.LocalEndpoint).Port}", TimeSpan.FromMilliseconds(300))
                .ScanAsync(new MemoryStream(Paper), CancellationToken.None));
    }

    [Theory]
    [InlineData("unix:/run/clamav/clamd.ctl", true)]
    [InlineData("clamav:3310", true)]
    [InlineData("[::1]:3310", true)]
    [InlineData("clamav", false)]
    [InlineData("unix:", false)]
    [InlineData("clamav:0", false)]
    [InlineData(":3310", false)]
    public void An_address_that_cannot_be_meant_is_told(string address, bool good) =>
        Assert.Equal(good, ClamScanner.FaultOf(address) is null);

    /// <summary>One conversation as clamd has it; answers with what it was sent.</summary>
    private static async Task<byte[]> ServeAsync(Task<Socket> arriving, string answer)
    {
        using var socket = await arriving;
        await using var wire = new NetworkStream(socket);
        var command = new byte["zINSTREAM\0".Length];
        await wire.ReadExactlyAsync(command);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        var heard = new List<byte>();
        var head = new byte[sizeof(int)];
        while (true)
        {
            await wire.ReadExactlyAsync(head);
            if (BinaryPrimitives.ReadInt32BigEndian(head) is var length && length == 0)
                break;
            var piece = new byte[length];
            await wire.ReadExactlyAsync(piece);
            heard.AddRange(piece);
        }
        await wire.WriteAsync(Encoding.ASCII.GetBytes(answer));
        return [.. heard];
    }
}
