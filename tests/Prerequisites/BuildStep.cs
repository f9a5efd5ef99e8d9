using ScreenPop.Toolchain;

namespace ScreenPop.Prerequisites;

/// <summary>
/// Gets a prerequisite in the build that <c>dotnet test</c> starts with. The line that says what is installed is a warning of
/// that build, because <c>dotnet test</c> prints nothing of what a test host writes as long as it passes.
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
            // The test host that needs it fails with this sentence; the other tests run.
        }
    }
}
