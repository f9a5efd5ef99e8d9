using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ScreenPop.LocalConnect.Operator;

namespace ScreenPop.LocalConnect.Hosting;

/// <summary>The API of the phone page: create contacts, press keys, hang up, and follow each contact's state.</summary>
internal static class PhoneApi
{
    /// <summary>The maximum number of keys per request.</summary>
    private const int MostKeys = 256;

    /// <summary>The number of contacts on the page, newest first.</summary>
    private const int MostShown = 30;

    public static void MapPhoneApi(this IEndpointRouteBuilder endpoints, LocalInstance instance, PhoneBook book)
    {
        var (journeys, center) = (instance.Journeys, instance.Center);
        var api = endpoints.MapGroup("/phone/api");
        api.MapGet("/book", () => book);
        api.MapGet(
            "/events",
            (CancellationToken gone) =>
                TypedResults.ServerSentEvents(
                    LatestOnly.FollowAsync(
                        () => journeys.All.Reverse().Take(MostShown).Select(journey => PhoneContact.Of(journey, center)).ToList(),
                        note => new Following(instance, note),
                        gone
                    )
                )
        );
        api.MapPost(
            "/contacts",
            Results<Ok<List<string>>, BadRequest<string>> (NewContactRequest request) =>
                request.Arrive(journeys) switch
                {
                    ({ } contacts, _) => TypedResults.Ok(contacts),
                    (_, var refusal) => TypedResults.BadRequest(refusal),
                }
        );
        api.MapPost(
            "/contacts/{contactId}/keys",
            Results<NoContent, NotFound, BadRequest<string>> (string contactId, KeyPress press) =>
                press.Keys is not { Length: > 0 and <= MostKeys }
                || press.Keys.Any(key => !char.IsAsciiDigit(key) && key is not '*' and not '#')
                    ? TypedResults.BadRequest("'keys' has 1 or more of 0-9, * and #.")
                : journeys.Press(contactId, press.Keys) ? TypedResults.NoContent()
                : TypedResults.NotFound()
        );
        api.MapDelete(
            "/contacts/{contactId}",
            Results<NoContent, NotFound> (string contactId) =>
                journeys.HangUp(contactId) ? TypedResults.NoContent() : TypedResults.NotFound()
        );
    }

    private sealed record KeyPress(string? Keys);
}
