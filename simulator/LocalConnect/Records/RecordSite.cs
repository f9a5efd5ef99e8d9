using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;

namespace ScreenPop.LocalConnect.Records;

/// <summary>
/// The sample record system: one page per customer with the notes that agents took, a search and a form for a new customer, on an
/// origin of its own. Only the agent's page may frame it, alone or inside the workspace, and post notes.
/// </summary>
internal static class RecordSite
{
    /// <summary>In bytes. A browser posts no more from a page that is closing.</summary>
    private const int LargestNote = 65536;

    public static void UseRecordSite(this IApplicationBuilder app, LocalConnectOptions options, LocalAddresses addresses)
    {
        app.Use(
            (http, next) =>
            {
                http.Response.Headers.ContentSecurityPolicy =
                    "default-src 'none'; style-src 'self'; form-action 'self'; "
                    + $"frame-ancestors {string.Join(' ', addresses.AgentPages.Append(addresses.Workspace).Select(LocalAddresses.Origin))}";
                http.Response.Headers.XContentTypeOptions = "nosniff";
                return next(http);
            }
        );
        app.UseRouting();
        app.UseCors(policy =>
            policy
                .WithOrigins([.. addresses.AgentPages.Select(LocalAddresses.Origin)])
                .AllowCredentials()
                .WithMethods("POST")
                .WithHeaders("Content-Type")
        );
        app.UseEndpoints(endpoints => Map(endpoints, options.Records, new RecordNotes()));
        app.UseStaticFiles(
            new StaticFileOptions { FileProvider = new PhysicalFileProvider(options.Layout.WidgetLook), RequestPath = "/look" }
        );
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new ManifestEmbeddedFileProvider(typeof(RecordSite).Assembly, "wwwroot/records"),
                RequestPath = "/records",
            }
        );
    }

    private static void Map(
        IEndpointRouteBuilder endpoints,
        IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> records,
        RecordNotes notes
    )
    {
        endpoints.MapGet(
            "/",
            () =>
                RecordPage.Of(
                    "Sample record system",
                    "Records",
                    RecordPage.Section("Customers", RecordPage.Customers(records.Select(Named))) + NotesOf(null, notes)
                )
        );
        endpoints.MapGet(
            "/customers/{id}",
            (string id) =>
                records.TryGetValue(id, out var fields)
                    ? RecordPage.Of(
                        Named(KeyValuePair.Create(id, fields)).Value,
                        "Customer",
                        RecordPage.Section("About", RecordPage.Facts(fields.Where(field => field.Key != "Name")))
                            + NotesOf(id, notes)
                    )
                    : RecordPage.Of(
                        "No such customer",
                        "Customer",
                        RecordPage.Section(id, RecordPage.Paragraph($"There is no customer {id}.")) + NotesOf(id, notes),
                        StatusCodes.Status404NotFound
                    )
        );
        endpoints.MapGet(
            "/search",
            (string? q) =>
            {
                var found = records
                    .Where(record =>
                        q is { Length: > 0 }
                        && record.Value.Any(field => field.Value.Contains(q, StringComparison.OrdinalIgnoreCase))
                    )
                    .Select(Named)
                    .ToList();
                return RecordPage.Of(
                    "Search",
                    "Records",
                    RecordPage.Section(
                        q ?? "",
                        found.Count > 0 ? RecordPage.Customers(found) : RecordPage.Paragraph($"Nothing matches {q}.")
                    )
                );
            }
        );
        endpoints.MapGet(
            "/new",
            (string? phone, string? email, string? name) =>
                RecordPage.Of("New customer", "Customer", RecordPage.Form(("Name", name), ("Phone", phone), ("E-mail", email)))
        );
        endpoints
            .MapPost(
                "/notes",
                (RecordNote note) =>
                {
                    if (note.Fault is { } fault)
                    {
                        return Results.BadRequest(fault);
                    }

                    notes.Keep(note);
                    return Results.NoContent();
                }
            )
            .WithMetadata(new RequestSizeLimitAttribute(LargestNote));
    }

    private static string NotesOf(string? customerId, RecordNotes notes) =>
        notes.Of(customerId) is { Count: > 0 } taken
            ? RecordPage.Section(customerId is null ? "Contacts of unknown callers" : "Contacts", RecordPage.Notes(taken))
            : "";

    private static KeyValuePair<string, string> Named(KeyValuePair<string, IReadOnlyList<KeyValuePair<string, string>>> record) =>
        KeyValuePair.Create(
            record.Key,
            record.Value.FirstOrDefault(field => field.Key == "Name").Value is { Length: > 0 } name ? name : record.Key
        );
}
