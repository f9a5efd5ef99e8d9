using ScreenPop.TestKit;

namespace ScreenPop.CustomerLookup.Tests.Support;

/// <summary>The executable of the lookup over the sample customers.</summary>
internal static class LookupProcess
{
    /// <param name="endpoint">The DynamoDB API.</param>
    /// <param name="executable">A <c>bootstrap</c>; by default the one the build made.</param>
    /// <param name="environment">Variables on top of, or instead of, a working set; an empty value takes one away.</param>
    public static FunctionProcess Start(
        Uri endpoint,
        string? executable = null,
        params (string Name, string Value)[] environment
    ) => new("CustomerLookup", endpoint, SampleTable.Name, executable, environment);
}
