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
    private readonly ConcurrentDictionary<string, Flow> modules = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> arnsByName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string?> flowsByNumber = new(StringComparer.Ordinal);

    private volatile IReadOnlyDictionary<string, string> flowsOfLines = new Dictionary<string, string>();

    private FlowCatalog() { }

    /// <summary>The flow of a number without one. It hangs up, so nobody answers.</summary>
    private static Flow Unanswered { get; } =
        Flow.Parse(
            """
            {
              "Version": "2019-10-30",
              "StartAction": "end",
              "Actions": [{ "Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} }]
            }
            """u8.ToArray(),
            "no-flow"
        );

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

    public Flow? FindNamed(string name) => arnsByName.TryGetValue(name, out var arn) ? flows.GetValueOrDefault(arn) : null;

    /// <summary>Every flow by its ARN, without modules.</summary>
    public IReadOnlyDictionary<string, Flow> Flows => flows;

    /// <summary>Every module by its ARN.</summary>
    public IReadOnlyDictionary<string, Flow> Modules => modules;

    /// <summary>
    /// Replaces a flow and its versions. <paramref name="contents"/> has each by its ARN. Contacts that arrive later run them.
    /// </summary>
    public void Publish(string arn, string name, IReadOnlyDictionary<string, Flow> contents)
    {
        Replace(flows, arn, contents);
        arnsByName[name] = arn;
    }

    /// <summary>Replaces a module, its versions and its aliases. <paramref name="contents"/> has each by its ARN.</summary>
    public void PublishModule(string arn, IReadOnlyDictionary<string, Flow> contents) => Replace(modules, arn, contents);

    /// <summary>Assigns the number to the flow with this id or ARN; null for none.</summary>
    public void Associate(string number, string? flow) => flowsByNumber[number] = flow;

    /// <summary>Assigns flows to the lines that name one, and drops the earlier assignments by lines.</summary>
    /// <exception cref="SetupException">A line names a flow that does not exist; nothing is assigned.</exception>
    public void AssignLines(IReadOnlyList<LineFlow> lines) =>
        flowsOfLines = lines.ToDictionary(
            line => line.Number,
            line =>
                FindNamed(line.Flow) is not null
                    ? line.Flow
                    : throw new SetupException(
                        $"{line.Place}: there is no flow '{line.Flow}'. Name one of {string.Join(", ", arnsByName.Keys.Order(StringComparer.Ordinal))}, or leave the column flow empty for the inbound flow."
                    ),
            StringComparer.Ordinal
        );

    /// <summary>
    /// The flow of a dialed number. An association takes precedence over the file of lines. A number without either has the
    /// instance's inbound flow. If the flow no longer exists, nobody answers.
    /// </summary>
    public Flow OfNumber(string? number, string inboundFlow) =>
        (
            number is null ? FindNamed(inboundFlow)
            : !flowsByNumber.TryGetValue(number, out var flow) ? FindNamed(flowsOfLines.GetValueOrDefault(number, inboundFlow))
            : flow is null ? null
            : FindFlow(flow)
        ) ?? Unanswered;

    /// <summary>A flow by its id or ARN, with or without <c>:$LATEST</c> or a version.</summary>
    public Flow? FindFlow(string idOrArn) => Find(flows, WithoutLatest(idOrArn));

    /// <summary>A module by its id or ARN, with or without <c>:$LATEST</c>, a version or an alias.</summary>
    public Flow? FindModule(string idOrArn) => Find(modules, WithoutLatest(idOrArn));

    private static string WithoutLatest(string idOrArn) =>
        idOrArn.EndsWith(":$LATEST", StringComparison.Ordinal) ? idOrArn[..^":$LATEST".Length] : idOrArn;

    private static void Replace(ConcurrentDictionary<string, Flow> all, string arn, IReadOnlyDictionary<string, Flow> contents)
    {
        foreach (var (qualified, content) in contents)
        {
            all[qualified] = content;
        }

        foreach (var old in all.Keys.Where(key => IsOf(key, arn) && !contents.ContainsKey(key)))
        {
            all.TryRemove(old, out _);
        }
    }

    private static bool IsOf(string qualified, string arn) =>
        qualified == arn || qualified.StartsWith($"{arn}:", StringComparison.Ordinal);

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
