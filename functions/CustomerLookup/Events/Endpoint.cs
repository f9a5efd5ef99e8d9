using System.Text.Json;
using ScreenPop.LambdaHost.Events;

namespace ScreenPop.CustomerLookup.Events;

/// <summary>One end of a contact.</summary>
/// <param name="Address">A number in E.164, an e-mail address, or a word such as <c>anonymous</c>.</param>
/// <param name="Type"><c>TELEPHONE_NUMBER</c>, <c>VOIP</c>, <c>EMAIL_ADDRESS</c> …; null when the event does not have it.</param>
internal sealed record Endpoint(string Address, string? Type)
{
    /// <summary>Reads an endpoint; null when it is missing or has no address.</summary>
    public static Endpoint? Read(JsonElement element) =>
        element.Member("Address").Text() is { } address ? new Endpoint(address, element.Member("Type").Text()) : null;
}
