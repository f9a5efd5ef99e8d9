using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ScreenPop.TestKit;

/// <summary>
/// Free loopback ports that stay free until they are used. Each test process locks a range of its own, below the ports that
/// the system gives to connections.
/// </summary>
public static class FreePorts
{
    private const int Lowest = 16_000;
    private const int RangeSize = 250;
    private const int Ranges = 64;

    private static readonly Lock Gate = new();
    private static FileStream? claim;
    private static int start;
    private static int next;

    /// <summary>Returns the first of consecutive free ports. A port comes again after the whole range was used.</summary>
    /// <param name="count">The number of consecutive ports.</param>
    public static int First(int count = 3)
    {
        lock (Gate)
        {
            claim ??= Claim();
            for (var i = 0; i < RangeSize; i++)
            {
                next = next + count > RangeSize ? 0 : next;
                var first = start + next;
                next += count;
                if (Enumerable.Range(first, count).All(IsFree))
                {
                    return first;
                }
            }
        }

        throw new InvalidOperationException($"No {count} neighbouring ports are free from {start} to {start + RangeSize - 1}.");
    }

    /// <summary>Locks a range until this process ends.</summary>
    private static FileStream Claim()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "screen-pop-test-ports"));
        for (var i = 0; i < Ranges; i++)
        {
            start = Lowest + (i * RangeSize);
            var path = Path.Combine(folder.FullName, start.ToString(CultureInfo.InvariantCulture));
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
            {
                // Another test process has this range.
            }
        }

        throw new InvalidOperationException($"Other test processes hold all {Ranges} ranges of ports; {folder} has their locks.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
