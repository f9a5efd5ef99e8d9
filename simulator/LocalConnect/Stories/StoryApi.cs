using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ScreenPop.LocalConnect.Operator;

namespace ScreenPop.LocalConnect.Stories;

/// <summary>Receives the widget's trace from the agent's page, and serves a contact's story without personal data.</summary>
internal static class StoryApi
{
    /// <summary>The id that means the contact that reached an agent's page last.</summary>
    private const string Latest = "latest";

    /// <summary>Maps the endpoint on the agent's origin.</summary>
    public static void MapWidgetTraces(this IEndpointRouteBuilder endpoints, StoryBook stories) =>
        endpoints.MapPost(
            "/story/trace",
            Results<NoContent, NotFound, BadRequest> (WidgetTold told) =>
                told is not { Agent: { } agent, ContactId: { } contactId, Widget: { } widget } ? TypedResults.BadRequest()
                : stories.Note(agent, contactId, widget) ? TypedResults.NoContent()
                : TypedResults.NotFound()
        );

    /// <summary>Maps the endpoint on the instance's origin.</summary>
    /// <param name="rules">Reads the <c>screen-pop.json</c> in force.</param>
    /// <param name="mask">Replaces personal data.</param>
    public static void MapStories(
        this IEndpointRouteBuilder endpoints,
        LocalInstance instance,
        StoryBook stories,
        Func<JsonNode> rules,
        StoryMask mask,
        TimeProvider time
    ) =>
        endpoints.MapGet(
            "/operator/api/contacts/{contactId}/story",
            Results<Ok<JsonNode>, NotFound> (string contactId) =>
                (contactId == Latest ? stories.Latest : contactId) is { } id && ContactStory.Of(id, instance) is { } contact
                    ? TypedResults.Ok(
                        mask.Apply(
                            new Story
                            {
                                RecordedAt = time.GetUtcNow(),
                                Contact = contact,
                                Rules = rules(),
                                Agents = stories.Of(id),
                            }
                        )
                    )
                    : TypedResults.NotFound()
        );

    private sealed record WidgetTold(string? Agent, string? ContactId, JsonObject? Widget);
}
