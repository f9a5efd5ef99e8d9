using System.Text.Json;
using ScreenPop.LambdaHost.Events;

namespace ScreenPop.ContactHistory.Events;

/// <summary>Something other than a rule for contact events invoked the function.</summary>
public sealed class NotAContactEventException : Exception
{
    internal NotAContactEventException(JsonElement root)
        : base(
            "Expected an 'Amazon Connect Contact Event' from EventBridge, an object with detail.contactId; got "
                + (
                    root.MemberOfAnyCase("detail-type").Text() is { } type
                        ? $"detail-type '{type}'."
                        : $"JSON of the kind {root.ValueKind}."
                )
        ) { }
}
