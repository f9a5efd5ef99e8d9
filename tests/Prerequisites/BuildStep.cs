using ScreenPop.Toolchain;

namespace ScreenPop.Prerequisites;

/// <summary>
/// Installs a prerequisite in the build that <c>dotnet test</c> starts with. The line that names the installation is a warning
/// of that build, because <c>dotnet test</c> hides the output of a test host that passes.
/// </summary>
public static class BuildStep
{
    public static async Task RunAsync(Func<Action<string>, Task> getAsync)
    {
        try
        {
            await getAsync(static line => Console.WriteLine($"Test prerequisites : warning SP0001: {line}"));
        }
        catch (SetupException)
        {
            // The test host that needs the tool fails with this sentence; the other tests run.
        }
    }
}
