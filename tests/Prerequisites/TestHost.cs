using ScreenPop.Toolchain;

namespace ScreenPop.Prerequisites;

public static class TestHost
{
    /// <summary>
    /// Ends the test host with one sentence when a prerequisite of this machine is missing. A fixture that throws would fail
    /// every test of the project with the same sentence and a stack trace.
    /// </summary>
    public static async Task<T> OrEndAsync<T>(Func<Task<T>> getAsync)
    {
        try
        {
            return await getAsync();
        }
        catch (SetupException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            Environment.Exit(1);
            throw;
        }
    }

    /// <inheritdoc cref="OrEndAsync{T}"/>
    public static Task OrEndAsync(Func<Task> doAsync) =>
        OrEndAsync(async () =>
        {
            await doAsync();
            return true;
        });
}
