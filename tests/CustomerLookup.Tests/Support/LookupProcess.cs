using ScreenPop.TestKit;

namespace ScreenPop.CustomerLookup.Tests.Support;

/// <summary>The executable of the lookup over the sample customers.</summary>
internal static class LookupProcess
{
    /// <param name="endpoint">The DynamoDB API.</param>
    /// <param name="executable">The path of a <c>bootstrap</c>; by default the build's own.</param>
    /// <param name="environment">Variables that add to or replace a working set; an empty value removes one.</param>
    public static FunctionProcess Start(
        Uri endpoint,
        string? executable = null,
        params (string Name, string Value)[] environment
    ) => new("CustomerLookup", endpoint, SampleTable.Name, executable, environment);
}
