using System.Text.Json;

namespace ScreenPop.CustomerLookup.Events;

/// <summary>The parameters of the block that the lookup knows; all others are left alone.</summary>
internal sealed class LookupParameters(JsonElement parameters)
{
    /// <summary><c>phone</c>, <c>email</c>, <c>customerId</c>, <c>account</c> or a key the data declares.</summary>
    public Parameter LookupBy { get; } = Parameter.Read(parameters, "lookupBy");

    public Parameter LookupValue { get; } = Parameter.Read(parameters, "lookupValue");

    /// <summary>Stands in for the number the customer dialed where the event does not have it.</summary>
    public Parameter DialedNumber { get; } = Parameter.Read(parameters, "dialedNumber");
}

/// <summary>One parameter. A reference the flow could not resolve arrives as an empty text.</summary>
/// <param name="Name">For messages.</param>
/// <param name="IsGiven">The block passes it, be it empty.</param>
/// <param name="Text">The text, or a number as it was written; null when empty.</param>
/// <param name="IsScalar">False for objects, lists and booleans, which no parameter of the lookup can be.</param>
internal sealed record Parameter(string Name, bool IsGiven, string? Text, bool IsScalar)
{
    /// <summary>A parameter that the block does not pass.</summary>
    public static Parameter None { get; } = new("", IsGiven: false, null, IsScalar: true);

    public static Parameter Read(JsonElement parameters, string name)
    {
        var element = parameters.Member(name);
        return element.ValueKind switch
        {
            JsonValueKind.Undefined => new Parameter(name, IsGiven: false, null, IsScalar: true),
            JsonValueKind.Null => new Parameter(name, IsGiven: true, null, IsScalar: true),
            JsonValueKind.String => new Parameter(name, IsGiven: true, element.Text()?.Trim(), IsScalar: true),
            JsonValueKind.Number => new Parameter(name, IsGiven: true, element.GetRawText(), IsScalar: true),
            _ => new Parameter(name, IsGiven: true, null, IsScalar: false),
        };
    }
}
