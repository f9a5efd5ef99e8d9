using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ScreenPop.Contacts;
using ScreenPop.LocalConnect.Journeys;
using Signals = System.Threading.Channels;

namespace ScreenPop.LocalConnect.Hosting;

/// <summary>What the phone page does: place calls, press keys, hang up, and see how each call stands.</summary>
internal static class PhoneApi
{
    /// <summary>The longest number, address or row of keys that is taken.</summary>
    private const int LongestInput = 256;

    public static void MapPhoneApi(this IEndpointRouteBuilder endpoints, LocalInstance instance, PhoneBook book)
    {
        var (journeys, center) = (instance.Journeys, instance.Center);
        var api = endpoints.MapGroup("/phone/api");
        api.MapGet("/book", () => book);
        api.MapGet("/calls", () => journeys.All.Select(journey => PhoneCall.Of(journey, center)));
        api.MapPost("/calls", Results<Ok<PhoneCall>, BadRequest<string>> (NewCall call) =>
        {
            if (string.IsNullOrWhiteSpace(call.To) || call.To.Length > LongestInput || call.From?.Length > LongestInput)
            {
                return TypedResults.BadRequest($"'to' is needed, and numbers have at most {LongestInput} characters.");
            }

            var from = string.IsNullOrWhiteSpace(call.From) ? null : call.From.Trim();
            return TypedResults.Ok(PhoneCall.Of(journeys.Call(from, call.To.Trim()), center));
        });
        api.MapPost("/calls/{contactId}/keys", Results<NoContent, NotFound, BadRequest<string>> (string contactId, KeyPress press) =>
            press.Keys is not { Length: > 0 and <= LongestInput } || press.Keys.Any(key => !char.IsAsciiDigit(key) && key is not '*' and not '#')
                ? TypedResults.BadRequest("'keys' has 1 or more of 0-9, * and #.")
                : journeys.Press(contactId, press.Keys) ? TypedResults.NoContent() : TypedResults.NotFound());
        api.MapDelete("/calls/{contactId}", Results<NoContent, NotFound> (string contactId) =>
            journeys.HangUp(contactId) ? TypedResults.NoContent() : TypedResults.NotFound());
        api.MapGet("/calls/{contactId}/events", IResult (string contactId, CancellationToken gone) =>
            journeys.Find(contactId) is { } journey ? TypedResults.ServerSentEvents(FollowAsync(journey, center, gone)) : TypedResults.NotFound());
    }

    private static async IAsyncEnumerable<SseItem<PhoneCall>> FollowAsync(
        Journey journey, ContactCenter center, [EnumeratorCancellation] CancellationToken gone)
    {
        // One slot: a reader that is slow sees the newest state, not every one.
        var changed = Signals.Channel.CreateBounded<bool>(
            new Signals.BoundedChannelOptions(1) { FullMode = Signals.BoundedChannelFullMode.DropOldest });
        void Note() => changed.Writer.TryWrite(true);
        journey.Changed += Note;
        using var subscription = center.Subscribe(change =>
        {
            if (change.Events.Any(happened => happened.Contact.Id == journey.ContactId))
            {
                Note();
            }
        });
        try
        {
            PhoneCall call;
            do
            {
                call = PhoneCall.Of(journey, center);
                yield return new SseItem<PhoneCall>(call);
            }
            while (!call.IsOver && await changed.Reader.WaitToReadAsync(gone) && changed.Reader.TryRead(out _));
        }
        finally
        {
            journey.Changed -= Note;
        }
    }

    private sealed record NewCall(string? From, string? To);

    private sealed record KeyPress(string? Keys);
}
