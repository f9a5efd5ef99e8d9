using System.Net;
using System.Net.Sockets;

namespace ScreenPop.TestKit;

/// <summary>Finds consecutive free loopback ports.</summary>
public static class FreePorts
{
    private const int Tries = 50;

    /// <param name="count">The number of consecutive ports.</param>
    public static int First(int count = 3)
    {
        for (var i = 0; i < Tries; i++)
        {
            var first = Random.Shared.Next(20_000, 30_000);
            if (Enumerable.Range(first, count).All(IsFree))
            {
                return first;
            }
        }

        throw new InvalidOperationException($"No {count} free neighbouring ports in {Tries} tries.");
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
