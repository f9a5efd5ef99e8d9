using System.Net;
using System.Net.Sockets;

namespace ScreenPop.TestKit;

/// <summary>Finds three consecutive free loopback ports.</summary>
public static class FreePorts
{
    private const int Tries = 50;

    public static int First()
    {
        for (var i = 0; i < Tries; i++)
        {
            var first = Random.Shared.Next(20_000, 30_000);
            if (Enumerable.Range(first, 3).All(IsFree))
            {
                return first;
            }
        }

        throw new InvalidOperationException($"No three free neighbouring ports in {Tries} tries.");
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
