using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace ScreenPop.LocalConnect.Records;

/// <summary>The HTML of the sample record system.</summary>
internal static class RecordPage
{
    private const string Head =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
        + "<link rel=\"stylesheet\" href=\"/look/tokens.css\"><link rel=\"stylesheet\" href=\"/look/controls.css\">"
        + "<link rel=\"stylesheet\" href=\"/records/records.css\">";

    public static IResult Of(string title, string kind, string body, int statusCode = StatusCodes.Status200OK) =>
        Results.Content(
            $"{Head}<title>{Encode(title)}</title></head><body class=\"page\"><main>"
                + $"<header class=\"box\"><p class=\"kind\">{Encode(kind)}</p><h1>{Encode(title)}</h1></header>{body}</main></body></html>",
            "text/html",
            Encoding.UTF8,
            statusCode
        );

    public static string Section(string title, string body) => $"<section class=\"box\"><h2>{Encode(title)}</h2>{body}</section>";

    /// <summary>Names and values. Empty values are left out.</summary>
    public static string Facts(IEnumerable<KeyValuePair<string, string>> facts) =>
        $"<dl>{string.Concat(facts.Where(fact => fact.Value.Length > 0).Select(fact => $"<div><dt>{Encode(fact.Key)}</dt><dd>{Encode(fact.Value)}</dd></div>"))}</dl>";

    /// <summary>Customers by id, each with a link to the record.</summary>
    public static string Customers(IEnumerable<KeyValuePair<string, string>> customers) =>
        $"<ul>{string.Concat(customers.Select(one => $"<li><a href=\"/customers/{Encode(Uri.EscapeDataString(one.Key))}\">{Encode(one.Value)}</a> <span class=\"quiet\">{Encode(one.Key)}</span></li>"))}</ul>";

    public static string Notes(IEnumerable<RecordNote> notes) => $"<ol>{string.Concat(notes.Select(Note))}</ol>";

    public static string Form(params IEnumerable<(string Label, string? Value)> fields) =>
        $"<form class=\"box\">{string.Concat(fields.Select(field => $"<label class=\"label\">{Encode(field.Label)} <input class=\"field\" value=\"{Encode(field.Value ?? "")}\"></label>"))}</form>";

    public static string Paragraph(string text) => $"<p>{Encode(text)}</p>";

    private static string Note(RecordNote note)
    {
        var at = note.At.ToUniversalTime();
        var about = string.Join(
            " · ",
            new[]
            {
                ChannelWord(note.Channel),
                note.Line,
                at.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
            }.OfType<string>()
        );
        return $"<li><p class=\"row wrap\"><b>{Encode(note.Outcome ?? "Note")}</b><span class=\"quiet small\">{Encode(about)}</span></p>"
            + $"<p class=\"text\">{Encode(note.Text ?? "")}</p></li>";
    }

    private static string? ChannelWord(string? channel) =>
        channel switch
        {
            "voice" => "Call",
            "queue_callback" => "Callback",
            "chat" => "Chat",
            "task" => "Task",
            "email" => "E-mail",
            _ => channel,
        };

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
