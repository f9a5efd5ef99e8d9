using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Environments;

namespace ScreenPop.FlowTesting.Native;

/// <summary>Translates the names in a script and its flows to the names in an instance.</summary>
/// <param name="environment">Null keeps the placeholders, as <c>${Name}</c>, for a template to fill.</param>
internal sealed class NativeNames(FlowLibrary library, FlowEnvironment? environment)
{
    public const string OpenHours = "AlwaysOpenHoursArn";
    public const string ClosedHours = "AlwaysClosedHoursArn";

    private readonly HashSet<string> missing = new(StringComparer.Ordinal);

    /// <summary>A resource that a flow names. A placeholder becomes the instance's own ARN.</summary>
    public string Resource(string value) => library.IsPlaceholder(value) ? Placeholder(value) : Literal(value);

    public string Flow(Flow flow) => Placeholder(FlowLibrary.PlaceholderOf(flow));

    public string Placeholder(string name)
    {
        if (environment is null)
        {
            return $"${{{name}}}";
        }

        if (environment.Values.TryGetValue(name, out var value))
        {
            return value;
        }

        missing.Add(name);
        return "";
    }

    /// <summary>Whether the environment has the value. Without an environment, the template asks for it.</summary>
    public bool Knows(string name) => environment is null || environment.Values.ContainsKey(name);

    /// <summary>Escapes a text without placeholders in a file with placeholders: <c>${!Name}</c>.</summary>
    public string Literal(string text) => environment is null ? text.Replace("${", "${!", StringComparison.Ordinal) : text;

    /// <exception cref="MissingPlaceholdersException">The environment lacks a value that a test needs.</exception>
    public void Check()
    {
        if (missing.Count > 0)
        {
            throw new MissingPlaceholdersException(environment!.Name, [.. missing]);
        }
    }
}
