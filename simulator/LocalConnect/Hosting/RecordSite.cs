using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ScreenPop.LocalConnect.Hosting;

/// <summary>
/// The sample record system: one page per customer, a search and a form for a new customer, on an origin of its own. Only the
/// agent's page may frame it, alone or inside the workspace.
/// </summary>
internal static class RecordSite
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#1b2733;background:#f6f8fa}
        main{max-width:44rem;margin:0 auto;padding:2rem 1.5rem}
        h1{font-size:1.5rem;margin:0 0 .25rem}
        p.system{margin:0 0 1.5rem;color:#5b6b7b;font-size:.8rem;letter-spacing:.04em;text-transform:uppercase}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.5rem 1.5rem;background:#fff;border:1px solid #d9e0e7;border-radius:8px;padding:1.25rem}
        dt{color:#5b6b7b}dd{margin:0}
        label{display:block;margin:.75rem 0 .25rem;color:#5b6b7b}input{font:inherit;padding:.4rem .6rem;border:1px solid #b6c2ce;border-radius:6px;width:20rem;max-width:100%}
        @media (prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}dl{background:#161b22;border-color:#30363d}dt,label,p.system{color:#8b98a5}input{background:#161b22;color:inherit;border-color:#30363d}}
        """;

    public static void UseRecordSite(
        this IApplicationBuilder app,
        LocalAddresses addresses,
        IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> records
    )
    {
        app.Use(
            (http, next) =>
            {
                http.Response.Headers.ContentSecurityPolicy =
                    $"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors {string.Join(' ', addresses.AgentPages.Append(addresses.Workspace).Select(LocalAddresses.Origin))}";
                return next(http);
            }
        );
        app.UseRouting();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapGet(
                "/",
                () => Page("Sample record system", "<p>The agent's page opens <code>/customers/{id}</code> here.</p>")
            );
            endpoints.MapGet(
                "/customers/{id}",
                (string id) =>
                    records.TryGetValue(id, out var fields)
                        ? Page(fields.FirstOrDefault(field => field.Key == "Name").Value ?? id, Fields(fields))
                        : Page("No such customer", $"<p>There is no customer {Encode(id)}.</p>", StatusCodes.Status404NotFound)
            );
            endpoints.MapGet(
                "/search",
                (string? q) =>
                    Page(
                        "Search",
                        Fields(
                            records
                                .Where(record =>
                                    q is { Length: > 0 }
                                    && record.Value.Any(field => field.Value.Contains(q, StringComparison.OrdinalIgnoreCase))
                                )
                                .Select(record =>
                                    KeyValuePair.Create(
                                        record.Key,
                                        record.Value.FirstOrDefault(field => field.Key == "Name").Value ?? ""
                                    )
                                ),
                            $"Nothing matches {Encode(q ?? "")}."
                        )
                    )
            );
            endpoints.MapGet(
                "/new",
                (string? phone, string? email, string? name) =>
                    Page("New customer", Form(("Name", name), ("Phone", phone), ("E-mail", email)))
            );
        });
    }

    private static IResult Page(string title, string body, int statusCode = StatusCodes.Status200OK) =>
        Results.Content(
            $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Encode(title)}</title>"
                + $"<style>{Style}</style><main><p class=\"system\">Sample record system</p><h1>{Encode(title)}</h1>{body}</main></html>",
            "text/html",
            Encoding.UTF8,
            statusCode
        );

    private static string Fields(IEnumerable<KeyValuePair<string, string>> fields, string whenEmpty = "")
    {
        var rows = string.Concat(
            fields
                .Where(field => field.Value.Length > 0)
                .Select(field => $"<dt>{Encode(field.Key)}</dt><dd>{Encode(field.Value)}</dd>")
        );
        return rows.Length > 0 ? $"<dl>{rows}</dl>" : $"<p>{whenEmpty}</p>";
    }

    private static string Form(params IEnumerable<(string Label, string? Value)> fields) =>
        $"<form>{string.Concat(fields.Select(field => $"<label>{Encode(field.Label)} <input value=\"{Encode(field.Value ?? "")}\"></label>"))}</form>";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
