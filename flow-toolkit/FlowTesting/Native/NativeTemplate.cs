using System.Globalization;
using System.Text.Json;
using ScreenPop.FlowLanguage.Placeholders;

namespace ScreenPop.FlowTesting.Native;

/// <summary>
/// Native tests as a CloudFormation template. Placeholders that no environment has filled are its parameters.
/// </summary>
public static class NativeTemplate
{
    private const string Instance = "InstanceArn";

    /// <param name="hasPlaceholders">Whether the tests were written without an environment.</param>
    public static string Write(IReadOnlyList<NativeTest> tests, NativeJson format, bool hasPlaceholders)
    {
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentNullException.ThrowIfNull(format);
        var contents = tests.Select(test => format.Content(test)).ToList();
        var parameters = hasPlaceholders
            ? tests
                .SelectMany((test, index) => Texts(test, contents[index]))
                .SelectMany(Placeholder.Names)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];
        return NativeJson.Write(
                indented: true,
                json =>
                {
                    json.WriteString("AWSTemplateFormatVersion", "2010-09-09");
                    json.WriteString("Description", "Scripted calls as test cases of Amazon Connect.");
                    json.WriteStartObject("Parameters");
                    WriteParameter(json, Instance, hasPlaceholders ? null : InstanceOf(tests));
                    parameters.ForEach(name => WriteParameter(json, name, null));
                    json.WriteEndObject();
                    json.WriteStartObject("Resources");
                    for (var index = 0; index < tests.Count; index++)
                    {
                        WriteResource(json, index, tests[index], contents[index], hasPlaceholders);
                    }

                    json.WriteEndObject();
                }
            ) + "\n";
    }

    private static void WriteParameter(Utf8JsonWriter json, string name, string? value)
    {
        json.WriteStartObject(name);
        json.WriteString("Type", "String");
        if (value is not null)
        {
            json.WriteString("Default", value);
        }

        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, int index, NativeTest test, string content, bool hasPlaceholders)
    {
        json.WriteStartObject(string.Create(CultureInfo.InvariantCulture, $"TestCase{index + 1:000}"));
        json.WriteString("Type", "AWS::Connect::TestCase");
        json.WriteStartObject("Properties");
        json.WriteStartObject("InstanceArn");
        json.WriteString("Ref", Instance);
        json.WriteEndObject();
        json.WriteString("Name", test.Name);
        json.WriteString("Status", "PUBLISHED");
        json.WriteStartObject("EntryPoint");
        NativeJson.WriteEntryPoint(json, test, () => WriteText(json, "FlowId", test.FlowId, hasPlaceholders));
        json.WriteEndObject();
        WriteText(json, "Content", content, hasPlaceholders);
        if (NativeJson.InitializationData(test) is { } data)
        {
            WriteText(json, "InitializationData", data, hasPlaceholders);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text, bool hasPlaceholders)
    {
        if (!hasPlaceholders)
        {
            json.WriteString(name, text);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("Fn::Sub", text);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Texts(NativeTest test, string content) =>
        [test.FlowId, content, NativeJson.InitializationData(test) ?? ""];

    /// <summary>The instance of the first flow; null when that is not an ARN.</summary>
    private static string? InstanceOf(IReadOnlyList<NativeTest> tests) =>
        tests.Select(test => test.FlowId.Split("/contact-flow/")).FirstOrDefault(parts => parts.Length == 2)?[0];
}
