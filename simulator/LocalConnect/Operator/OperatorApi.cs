using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ScreenPop.Ccp;
using ScreenPop.Ccp.Faults;
using ScreenPop.Contacts;
using ScreenPop.LocalConnect.Hosting;
using ScreenPop.LocalConnect.Journeys;

namespace ScreenPop.LocalConnect.Operator;

/// <summary>The API of the operator page: create contacts, follow each one, and cause faults.</summary>
internal static class OperatorApi
{
    public static void MapOperatorApi(this IEndpointRouteBuilder endpoints, LocalInstance instance, PhoneBook book)
    {
        var api = endpoints.MapGroup("/operator/api");
        api.MapGet("/book", () => book);
        api.MapGet(
            "/events",
            (CcpServer ccp, CancellationToken gone) =>
                TypedResults.ServerSentEvents(
                    LatestOnly.FollowAsync(() => OperatorView.Of(instance, ccp), note => new Following(instance, note), gone)
                )
        );
        api.MapGet(
            "/contacts/{contactId}/events",
            (string contactId, CancellationToken gone) =>
                TypedResults.ServerSentEvents(
                    LatestOnly.FollowAsync(
                        () => ContactStory.Of(contactId, instance),
                        note => Watch(instance, contactId, note),
                        gone
                    )
                )
        );
        api.MapGet(
            "/flows/{name}",
            Results<ContentHttpResult, NotFound> (string name) =>
                instance.Journeys.Flows.FindNamed(name) is { } flow
                    ? TypedResults.Text(flow.Json.GetRawText(), "application/json")
                    : TypedResults.NotFound()
        );
        api.MapPost(
            "/contacts",
            Results<Ok<List<string>>, BadRequest<string>> (NewContactRequest request) =>
                request.Arrive(instance.Journeys) switch
                {
                    ({ } contacts, _) => TypedResults.Ok(contacts),
                    (_, var refusal) => TypedResults.BadRequest(refusal),
                }
        );
        api.MapDelete(
            "/contacts/{contactId}",
            Results<NoContent, NotFound> (string contactId) =>
                instance.Journeys.HangUp(contactId) ? TypedResults.NoContent() : TypedResults.NotFound()
        );
        api.MapPost(
            "/contacts/{contactId}/interrupt/{username}",
            Results<NoContent, BadRequest<string>> (string contactId, string username) =>
            {
                try
                {
                    instance.Center.Interrupt(contactId, username);
                    return TypedResults.NoContent();
                }
                catch (ContactCenterException refused)
                {
                    return TypedResults.BadRequest(refused.Message);
                }
            }
        );
        MapFaults(api, instance);
    }

    private static void MapFaults(RouteGroupBuilder api, LocalInstance instance)
    {
        api.MapPost(
            "/functions/{name}/fault",
            Results<NoContent, NotFound, BadRequest<string>> (string name, LambdaFaultRequest request) =>
            {
                if (!instance.Lambda.Functions.Any(function => function.Name == name))
                {
                    return TypedResults.NotFound();
                }

                if (!request.TryRead(out var fault))
                {
                    return TypedResults.BadRequest(
                        "'kind' is none, killed, throttled, slow with 'delayMs' of 1 to 60000, or answers with 'payload'."
                    );
                }

                instance.Lambda.SetFault(name, fault);
                return TypedResults.NoContent();
            }
        );
        api.MapPost(
            "/table/fault",
            Results<NoContent, NotFound, BadRequest<string>> (TableFaultRequest request) =>
            {
                if (instance.Table is not { } table)
                {
                    return TypedResults.NotFound();
                }

                if (!request.TryRead(out var fault))
                {
                    return TypedResults.BadRequest(
                        "'kind' is none, throttled, down, reset, stalls-after-headers, stalls-in-mid-body, one-byte-a-second, "
                            + "or slow with 'delayMs' of 1 to 60000."
                    );
                }

                table.Fault = fault;
                return TypedResults.NoContent();
            }
        );
        api.MapGet("/faults", (CcpServer ccp) => ActiveFaults.Of(instance, ccp));
        api.MapDelete(
            "/faults",
            (CcpServer ccp) =>
            {
                ActiveFaults.End(instance, ccp);
                return TypedResults.NoContent();
            }
        );
        api.MapGet("/ccp/faults", (CcpServer ccp) => CcpFaultRequest.Of(ccp.Faults));
        api.MapPost(
            "/ccp/faults",
            (CcpFaultRequest request, CcpServer ccp) =>
            {
                ccp.Faults = request.Read();
                return TypedResults.NoContent();
            }
        );
        api.MapPost(
            "/ccp/{username}/incidents/{incident}",
            Results<NoContent, NotFound> (string username, string incident, CcpServer ccp) =>
            {
                if (
                    instance.Center.FindAgent(username) is null
                    || !Enum.TryParse<CcpIncident>(incident, ignoreCase: true, out var happens)
                    || !Enum.IsDefined(happens)
                )
                {
                    return TypedResults.NotFound();
                }

                ccp.Cause(username, happens);
                return TypedResults.NoContent();
            }
        );
    }

    private static Watching Watch(LocalInstance instance, string contactId, Action note)
    {
        var journey = instance.Journeys.Find(contactId);
        return new Watching(
            journey,
            note,
            instance.Center.Subscribe(change =>
            {
                if (
                    !ReferenceEquals(
                        change.Before.Contacts.GetValueOrDefault(contactId),
                        change.After.Contacts.GetValueOrDefault(contactId)
                    )
                )
                {
                    note();
                }
            })
        );
    }

    private sealed class Watching : IDisposable
    {
        private readonly Journey? journey;
        private readonly Action note;
        private readonly IDisposable subscription;

        public Watching(Journey? journey, Action note, IDisposable subscription)
        {
            this.journey = journey;
            this.note = note;
            this.subscription = subscription;
            if (journey is not null)
            {
                journey.Changed += note;
            }
        }

        public void Dispose()
        {
            subscription.Dispose();
            if (journey is not null)
            {
                journey.Changed -= note;
            }
        }
    }
}
