using System.Collections.Concurrent;
using ScreenPop.Contacts;
using ScreenPop.Contacts.Queues;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.LocalConnect.Site;
using ScreenPop.Toolchain;

namespace ScreenPop.LocalConnect.Flows;

/// <summary>
/// The flows and modules of the instance: the deployed files, with the instance's ARNs in place of the placeholders.
/// </summary>
internal sealed class FlowCatalog
{
    private readonly ConcurrentDictionary<string, Flow> flows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Flow> modules = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> arnsByName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> arnsByNumber = new(StringComparer.Ordinal);

    private volatile IReadOnlyDictionary<string, Flow> flowsOfLines = new Dictionary<string, Flow>();

    private FlowCatalog() { }

    /// <param name="folder">The folder <c>contact-flows</c>, with the folders <c>flows</c> and <c>modules</c>.</param>
    /// <param name="instance">The instance on which the flows are published.</param>
    /// <param name="queues">The instance's queues.</param>
    /// <param name="functions">The instance's functions: name to ARN.</param>
    /// <exception cref="SetupException">A file is not Flow language, or has an unknown placeholder; the message names the file
    /// and the placeholder.</exception>
    public static FlowCatalog Load(
        string folder,
        InstanceArn instance,
        IEnumerable<Queue> queues,
        IEnumerable<KeyValuePair<string, string>> functions
    )
    {
        var flowFiles = Files(folder, "flows");
        var moduleFiles = Files(folder, "modules");
        var placeholders = InstanceResources.Placeholders(
            instance,
            queues,
            flowFiles.Select(Name),
            moduleFiles.Select(Name),
            functions
        );
        var catalog = new FlowCatalog();
        foreach (var file in flowFiles)
        {
            var arn = InstanceResources.FlowArn(instance, Name(file));
            catalog.flows[arn] = Read(file, placeholders);
            catalog.arnsByName[Name(file)] = arn;
        }

        foreach (var file in moduleFiles)
        {
            catalog.modules[InstanceResources.ModuleArn(instance, Name(file))] = Read(file, placeholders);
        }

        return catalog;
    }

    /// <exception cref="SetupException">The flow does not exist.</exception>
    public Flow Named(string name) =>
        FindNamed(name)
        ?? throw new SetupException(
            $"There is no flow '{name}' in contact-flows/flows: there are {string.Join(", ", arnsByName.Keys.Order(StringComparer.Ordinal))}."
        );

    public Flow? FindNamed(string name) => arnsByName.TryGetValue(name, out var arn) ? flows[arn] : null;

    /// <summary>Every flow by its ARN, without modules.</summary>
    public IReadOnlyDictionary<string, Flow> Flows => flows;

    /// <summary>Adds or replaces the flow with this ARN, for contacts that arrive from now on.</summary>
    public void Publish(string arn, Flow flow)
    {
        flows[arn] = flow;
        arnsByName[flow.Name] = arn;
    }

    /// <summary>Assigns the number to this flow.</summary>
    public void Associate(string number, string flowArn) => arnsByNumber[number] = flowArn;

    /// <summary>Assigns flows to the lines that name one, in place of those that did before.</summary>
    /// <exception cref="SetupException">A line names a flow that does not exist; nothing is assigned.</exception>
    public void AssignLines(IReadOnlyList<LineFlow> lines) =>
        flowsOfLines = lines.ToDictionary(
            line => line.Number,
            line =>
                FindNamed(line.Flow)
                ?? throw new SetupException(
                    $"{line.Place}: there is no flow '{line.Flow}'. Name one of {string.Join(", ", arnsByName.Keys.Order(StringComparer.Ordinal))}, or leave the column flow empty for the inbound flow."
                ),
            StringComparer.Ordinal
        );

    /// <summary>The flow of a dialed number; null for none. An association outweighs what the file of lines says.</summary>
    public Flow? OfNumber(string? number) =>
        number is null ? null
        : arnsByNumber.TryGetValue(number, out var arn) ? flows.GetValueOrDefault(arn)
        : flowsOfLines.GetValueOrDefault(number);

    public Flow? FindFlow(string idOrArn) => Find(flows, idOrArn);

    public Flow? FindModule(string idOrArn) => Find(modules, idOrArn.Split(":$")[0]);

    private static Flow? Find(IReadOnlyDictionary<string, Flow> byArn, string idOrArn) =>
        byArn.GetValueOrDefault(idOrArn)
        ?? byArn.FirstOrDefault(entry => entry.Key.EndsWith('/' + idOrArn, StringComparison.Ordinal)).Value;

    private static string[] Files(string folder, string kind)
    {
        var path = Path.Combine(folder, kind);
        return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)] : [];
    }

    private static string Name(string file) => Path.GetFileNameWithoutExtension(file);

    private static Flow Read(string file, Dictionary<string, string> placeholders)
    {
        try
        {
            return Placeholder.Fill(Flow.Load(file), placeholders);
        }
        catch (FlowFormatException problem)
        {
            throw new SetupException($"{file} is not a contact flow: {problem.Message}", problem);
        }
        catch (MissingPlaceholdersException problem)
        {
            throw new SetupException(
                $"{file} has {string.Join(", ", problem.Names.Select(name => $"${{{name}}}"))}, which this instance does not define: "
                    + $"it knows {string.Join(", ", placeholders.Keys.Order(StringComparer.Ordinal).Select(name => $"${{{name}}}"))}.",
                problem
            );
        }
    }
}
