using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Template;

/// <summary>Flows that name each other. CloudFormation creates a resource after those that it refers to.</summary>
internal static class FlowCycle
{
    /// <exception cref="SetupException">Flows refer to each other in a circle; the message names the remedy.</exception>
    public static void Refuse(IReadOnlyList<Flow> flows)
    {
        var named = flows.ToDictionary(TemplateFlows.ResourceName, flow => Placeholder.Names(flow), StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in named.Keys)
        {
            Visit(resource, named, [], done);
        }
    }

    private static void Visit(
        string resource,
        Dictionary<string, IReadOnlyList<string>> named,
        List<string> way,
        HashSet<string> done
    )
    {
        if (way.IndexOf(resource) is var start and >= 0)
        {
            var around = string.Join(" > ", way.Skip(start).Append(resource));
            throw new SetupException(
                $"CloudFormation cannot create {around}: each refers to the next, so none can be first. Let one of them read the next flow's ARN from a contact attribute, such as $.Attributes.nextFlow, instead of its placeholder."
            );
        }

        if (!done.Contains(resource) && named.TryGetValue(resource, out var placeholders))
        {
            way.Add(resource);
            foreach (var placeholder in placeholders)
            {
                Visit(ResourceOf(placeholder), named, way, done);
            }

            way.RemoveAt(way.Count - 1);
            done.Add(resource);
        }
    }

    /// <summary>
    /// The resource of a placeholder for a flow or module: the name without <c>Arn</c> or <c>Id</c>. Other placeholders have
    /// none.
    /// </summary>
    private static string ResourceOf(string placeholder) =>
        placeholder.EndsWith("Arn", StringComparison.Ordinal) ? placeholder[..^"Arn".Length]
        : placeholder.EndsWith("Id", StringComparison.Ordinal) ? placeholder[..^"Id".Length]
        : placeholder;
}
