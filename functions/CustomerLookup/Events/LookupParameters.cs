using System.Text.Json;
using ScreenPop.LambdaHost.Events;

namespace ScreenPop.CustomerLookup.Events;

/// <summary>The block's parameters that the lookup knows. It ignores all others.</summary>
internal sealed class LookupParameters(JsonElement parameters)
{
    /// <summary><c>phone</c>, <c>email</c>, <c>customerId</c>, <c>account</c> or a declared key.</summary>
    public Parameter LookupBy { get; } = Parameter.Read(parameters, "lookupBy");

    public Parameter LookupValue { get; } = Parameter.Read(parameters, "lookupValue");

    /// <summary>The dialed number, for events that do not carry it.</summary>
    public Parameter DialedNumber { get; } = Parameter.Read(parameters, "dialedNumber");
}

/// <summary>One parameter. A reference that the flow cannot resolve arrives as an empty text.</summary>
/// <param name="Name">The parameter's name, for messages.</param>
/// <param name="IsGiven">True when the block passes the parameter, even if it is empty.</param>
/// <param name="Text">The text, or a number as the event has it; null when empty.</param>
/// <param name="IsScalar">False for objects, lists and booleans, which no parameter of the lookup accepts.</param>
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
