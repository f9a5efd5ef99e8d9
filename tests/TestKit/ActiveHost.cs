using System.Reflection;

namespace ScreenPop.TestKit;

/// <summary>The host that the functions under test were built with: the property <c>LambdaHost</c> of the build.</summary>
public static class ActiveHost
{
    public const string BuiltIn = "BuiltIn";

    /// <summary><c>BuiltIn</c> or <c>Amazon</c>.</summary>
    public static string Name { get; } =
        typeof(ActiveHost)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(entry => entry.Key == "LambdaHost")
            .Value!;
}
