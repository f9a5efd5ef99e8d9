using System.Text.Json;
using ScreenPop.LambdaHost.Events;

namespace ScreenPop.CustomerLookup.Events;

/// <summary>The function received an event that is not Amazon Connect's, such as a test event of the Lambda console.</summary>
public sealed class NotAConnectEventException : Exception
{
    internal NotAConnectEventException(JsonElement root)
        : base(
            "Expected the event of Amazon Connect's block 'Invoke AWS Lambda function', an object with Details.ContactData; "
                + $"got {Describe(root)}."
        ) { }

    private static string Describe(JsonElement root) =>
        root.ValueKind switch
        {
            JsonValueKind.Object when root.EnumerateObject().Any() => "an object with "
                + string.Join(", ", root.EnumerateObject().Take(5).Select(p => p.NameOrEmpty())),
            JsonValueKind.Object => "an empty object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null or JsonValueKind.Undefined => "null",
            _ => "a boolean",
        };
}
