using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Environments;

namespace ScreenPop.FlowTesting.Native;

/// <summary>What the names of a script and its flows are called in an instance.</summary>
/// <param name="environment">Null keeps the placeholders, as <c>${Name}</c>, for a template to fill.</param>
internal sealed class NativeNames(FlowLibrary library, FlowEnvironment? environment)
{
    public const string OpenHours = "AlwaysOpenHoursArn";
    public const string ClosedHours = "AlwaysClosedHoursArn";

    private readonly HashSet<string> missing = new(StringComparer.Ordinal);

    /// <summary>The ARN that a flow of the library names, where it is a placeholder the instance's own.</summary>
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

    /// <summary>Whether the environment could say it; without one the template asks for it.</summary>
    public bool Knows(string name) => environment is null || environment.Values.ContainsKey(name);

    /// <summary>A text that is not to be filled, in a file whose placeholders are: <c>${!Name}</c>.</summary>
    public string Literal(string text) => environment is null ? text.Replace("${", "${!", StringComparison.Ordinal) : text;

    /// <exception cref="MissingPlaceholdersException">The environment lacks something a test needs.</exception>
    public void Check()
    {
        if (missing.Count > 0)
        {
            throw new MissingPlaceholdersException(environment!.Name, [.. missing]);
        }
    }
}
