using ScreenPop.LocalConnect;

namespace ScreenPop.Cli;

/// <summary>The option <c>--port</c> of the commands that start or ask a local instance.</summary>
internal static class FirstPort
{
    private const int Highest = 65_535;

    /// <summary>The addresses of an instance whose first page has this port.</summary>
    /// <exception cref="BadUsageException">The instance's ports are not all valid.</exception>
    public static LocalAddresses AddressesAt(int port, int furtherAgents = 0)
    {
        var addresses = new LocalAddresses(port) { FurtherAgents = furtherAgents };
        var most = Highest - (addresses with { Port = 0 }).LastPort;
        return port >= 1 && port <= most
            ? addresses
            : throw new BadUsageException($"--port is {port}: give a number from 1 to {most}.");
    }
}
