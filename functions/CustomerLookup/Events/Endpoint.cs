using System.Text.Json;

namespace ScreenPop.CustomerLookup.Events;

/// <summary>One end of a contact.</summary>
/// <param name="Address">A number in E.164, an e-mail address, or a word such as <c>anonymous</c>.</param>
/// <param name="Type"><c>TELEPHONE_NUMBER</c>, <c>VOIP</c>, <c>EMAIL_ADDRESS</c> …; null when it was not sent.</param>
internal sealed record Endpoint(string Address, string? Type)
{
    /// <summary>Null when there is no endpoint or it has no address.</summary>
    public static Endpoint? Read(JsonElement element) =>
        element.Member("Address").Text() is { } address ? new Endpoint(address, element.Member("Type").Text()) : null;
}
