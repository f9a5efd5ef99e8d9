using ScreenPop.Prerequisites;
using ScreenPop.Toolchain;

namespace ScreenPop.Ccp.Tests.Driver;

/// <summary>The unmodified library from npm.</summary>
internal static class StreamsPackage
{
    public static async Task<string> FindAsync(string name = "amazon-connect-streams")
    {
        var layout = RepositoryLayout.Find();
        await TestHost.OrEndAsync(() => new NodeBuild(layout).EnsurePackagesAsync(CancellationToken.None));
        return Path.Combine(layout.NodeModules, name, "release", "connect-streams.js");
    }
}
