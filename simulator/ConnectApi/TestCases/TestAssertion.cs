using System.Globalization;
using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Contacts;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>Compares a contact's values with a test's expected values.</summary>
internal static class TestAssertion
{
    private const string Attributes = "$.Attributes.";

    /// <returns>Null when the comparison holds.</returns>
    public static string? Failure(JsonObject parameters, FlowContact contact)
    {
        var (path, wanted) = (parameters.Text("Namespace")!, parameters["Operand"]!.ToString());
        var actual = Value(path, contact);
        return Holds(parameters.Text("Operator")!, actual, wanted)
            ? null
            : $"{path} is \"{actual}\", which is not {parameters.Text("Operator")} \"{wanted}\".";
    }

    private static bool Holds(string kind, string actual, string wanted) =>
        kind switch
        {
            "Equals" => actual == wanted,
            "TextStartsWith" => actual.StartsWith(wanted, StringComparison.Ordinal),
            "TextEndsWith" => actual.EndsWith(wanted, StringComparison.Ordinal),
            "TextContains" => actual.Contains(wanted, StringComparison.Ordinal),
            _ => Number(actual) is { } one
                && Number(wanted) is { } other
                && kind switch
                {
                    "NumberGreaterThan" => one > other,
                    "NumberGreaterOrEqualTo" => one >= other,
                    "NumberLessThan" => one < other,
                    _ => one <= other,
                },
        };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Value(string path, FlowContact contact) =>
        path.StartsWith(Attributes, StringComparison.Ordinal)
            ? contact.Attributes.TryGetValue(path[Attributes.Length..], out var value)
                ? value
                : ""
            : path switch
            {
                "$.Queue.Name" => contact.TargetQueue?.Name,
                "$.Queue.ARN" => contact.TargetQueue?.Arn,
                "$.Channel" => contact.Channel,
                "$.ContactId" => contact.ContactId,
                "$.CustomerEndpoint.Address" => contact.CustomerEndpoint?.Address,
                "$.SystemEndpoint.Address" => contact.SystemEndpoint?.Address,
                _ => null,
            } ?? "";
}
