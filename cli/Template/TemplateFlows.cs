using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Placeholders;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Template;

/// <summary>
/// Writes the flows and modules of <c>contact-flows</c> as resources into template.yaml. CloudFormation takes a flow as text and
/// has no safe way to read it from a file. The template therefore contains the JSON, between two marks and with a line for each
/// block. Placeholders become parameters of <c>Fn::Sub</c>, each with its resource.
/// </summary>
public static class TemplateFlows
{
    private const string Start = "  # <flows>";
    private const string End = "  # </flows>";
    private const int LongestDescription = 500;

    /// <summary>Modules come first, because flows refer to them.</summary>
    private static readonly string[] Folders = ["modules", "flows"];

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Rewrites the section of the template between its marks.</summary>
    /// <exception cref="SetupException">A mark is missing, a flow has a placeholder without a resource in the stack, or flows
    /// refer to each other in a circle.</exception>
    public static string Write(string template, RepositoryLayout layout)
    {
        var start = template.IndexOf(Start, StringComparison.Ordinal);
        var end = template.IndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            throw new SetupException(
                $"template.yaml lacks the lines '{Start.Trim()}' and '{End.Trim()}', between which the flows are written."
            );
        }

        var text = new StringBuilder(template, 0, start, template.Length + 65536);
        text.AppendLine($"{Start} Written by 'screenpop template' from contact-flows; change them there.");
        var flows = Load(layout);
        FlowCycle.Refuse(flows);
        foreach (var flow in flows)
        {
            Write(text, flow);
        }

        return text.Append(template, end, template.Length - end).ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The resource name for a flow's file, such as <c>AgentWhisperFlow</c>.</summary>
    public static string ResourceName(Flow flow) => Pascal(flow.Name) + (flow.IsModule ? "Module" : "Flow");

    public static IReadOnlyList<Flow> Load(RepositoryLayout layout) =>
        [
            .. Folders
                .Select(folder => Path.Combine(layout.ContactFlows, folder))
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
                .Select(Flow.Load),
        ];

    private static void Write(StringBuilder text, Flow flow)
    {
        var names = Placeholder.Names(flow);
        text.AppendLine(CultureInfo.InvariantCulture, $"  {ResourceName(flow)}:");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"    Type: AWS::Connect::{(flow.IsModule ? "ContactFlowModule" : "ContactFlow")}"
        );
        if (names.Contains("CustomerLookupFunctionArn"))
        {
            text.AppendLine(
                "    # Amazon Connect accepts the flow without these, but calls before they exist take the block's error branch."
            );
            text.AppendLine("    DependsOn: [ConnectPermission, CustomerLookupAssociation]");
        }

        text.AppendLine("    Properties:");
        text.AppendLine("      InstanceArn: !Ref InstanceArn");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"      Name: !Sub {Quote("${AWS::StackName} " + (Metadata(flow, "name") ?? flow.Name))}"
        );
        if (Metadata(flow, "description") is { Length: > 0 and <= LongestDescription } description)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"      Description: {Quote(description)}");
        }

        if (!flow.IsModule)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"      Type: {TypeName(Metadata(flow, "type") ?? "contactFlow")}");
        }

        WriteContent(text, flow, names);
        if (flow.IsModule)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"      Settings: {Quote(ModuleContract.Settings(flow))}");
        }

        text.AppendLine();
        if (flow.IsModule)
        {
            WriteRelease(text, flow);
        }
    }

    /// <summary>
    /// Writes a module's version and alias. A version never changes; a changed description creates a new one. Flows invoke the
    /// module by its alias, so they move to the new version without a change of their own.
    /// </summary>
    private static void WriteRelease(StringBuilder text, Flow flow)
    {
        var name = ResourceName(flow);
        var content = SHA256.HashData(Encoding.UTF8.GetBytes(Lines(flow.Json) + ModuleContract.Settings(flow)));
        text.AppendLine(CultureInfo.InvariantCulture, $"  {name}Version:");
        text.AppendLine("    Type: AWS::Connect::ContactFlowModuleVersion");
        text.AppendLine("    Properties:");
        text.AppendLine(CultureInfo.InvariantCulture, $"      ContactFlowModuleId: !Ref {name}");
        text.AppendLine(CultureInfo.InvariantCulture, $"      Description: 'Content {Convert.ToHexStringLower(content)[..16]}'");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"  {name}Alias:");
        text.AppendLine("    Type: AWS::Connect::ContactFlowModuleAlias");
        text.AppendLine("    Properties:");
        text.AppendLine(CultureInfo.InvariantCulture, $"      ContactFlowModuleId: !Ref {name}");
        text.AppendLine(CultureInfo.InvariantCulture, $"      ContactFlowModuleVersion: !GetAtt {name}Version.Version");
        text.AppendLine("      Name: live");
        text.AppendLine();
    }

    private static void WriteContent(StringBuilder text, Flow flow, IReadOnlyList<string> names)
    {
        var isFilled = names.Count > 0;
        text.AppendLine(isFilled ? "      Content: !Sub" : "      Content: |-");
        if (isFilled)
        {
            text.AppendLine("        - |-");
        }

        foreach (var line in Lines(flow.Json).Split('\n'))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{(isFilled ? "          " : "        ")}{line}");
        }

        var first = true;
        foreach (var name in names)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"        {(first ? "-" : " ")} {name}: {Meaning(name, flow)}");
            first = false;
        }
    }

    /// <summary>A flow's JSON with a line for each block and each block's position, so that a change is readable.</summary>
    private static string Lines(JsonElement flow) =>
        Members(
            flow,
            (name, value) =>
                name == "Actions" ? $"[\n{string.Join(",\n", value.EnumerateArray().Select(Text))}\n]"
                : name == "Metadata" ? Members(value, (member, of) => member == "ActionMetadata" ? Members(of, One) : Text(of))
                : Text(value)
        );

    private static string Members(JsonElement map, Func<string, JsonElement, string> write) =>
        map.ValueKind is not JsonValueKind.Object
            ? Text(map)
            : $"{{\n{string.Join(",\n", map.EnumerateObject().Select(member => $"{JsonSerializer.Serialize(member.Name, Compact)}:{write(member.Name, member.Value)}"))}\n}}";

    private static string One(string name, JsonElement value) => Text(value);

    private static string Text(JsonElement value) => JsonSerializer.Serialize(value, Compact);

    private static string Meaning(string placeholder, Flow flow) =>
        placeholder switch
        {
            "CustomerLookupFunctionArn" => "!Ref CustomerLookupFunction.Alias",
            "FlowLogging" => "!Ref FlowLogging",
            "StackName" => "!Ref AWS::StackName",
            "SupportQueueArn" => "!If [MakesQueue, !GetAtt SupportQueue.QueueArn, !Ref SupportQueueArn]",
            _ when placeholder.EndsWith("FlowArn", StringComparison.Ordinal)
                    || placeholder.EndsWith("ModuleArn", StringComparison.Ordinal) => $"!Ref {placeholder[..^"Arn".Length]}",
            _ when placeholder.EndsWith("ModuleId", StringComparison.Ordinal) =>
                $"!Select [1, !Split [/flow-module/, !Ref {placeholder[..^"Id".Length]}]]",
            _ => throw new SetupException(
                $"{flow.Name} has the placeholder ${{{placeholder}}}, which has no resource in the stack: add it to {nameof(TemplateFlows)}."
            ),
        };

    /// <summary>The CloudFormation name for the console's name of a type, such as <c>agentWhisper</c>.</summary>
    private static string TypeName(string type) =>
        string.Concat(
            type.Select(letter => char.IsAsciiLetterUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString())
        );

    private static string? Metadata(Flow flow, string member) =>
        flow.Metadata.ValueKind is JsonValueKind.Object
        && flow.Metadata.TryGetProperty(member, out var value)
        && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static string Pascal(string name) =>
        string.Concat(
            name.Split('-', '_', ' ').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..])
        );

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
