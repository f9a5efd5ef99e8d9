using System.Net;
using System.Xml;

namespace ScreenPop.FlowTesting.Drawing.Page;

internal static class Html
{
    /// <summary>Encodes text of an untrusted file as HTML.</summary>
    public static string Text(string? text) =>
        WebUtility.HtmlEncode(
            new string([
                .. (text ?? "").Where(character =>
                    character is '\n' || (!char.IsControl(character) && XmlConvert.IsXmlChar(character))
                ),
            ])
        );

    /// <summary>An icon on a grid of 24 by 24, from Lucide (ISC licence), as in the rest of the suite.</summary>
    public static string Icon(string name) =>
        $"<svg class=\"ico m\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"{Outline(name)}\"/></svg>";

    private static string Outline(string name) =>
        name switch
        {
            "say" =>
                "M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z",
            "ask" => "M6 3v12M18 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6M6 21a3 3 0 1 0 0-6 3 3 0 0 0 0 6M18 9a9 9 0 0 1-9 9",
            "set" =>
                "M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4",
            "end" => "M17 8l4 4-4 4M3 12h18M8 5H5a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h3",
            "error" or "warning" => "M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01",
            "clean" => "M20 6 9 17l-5-5",
            "search" => "M21 21l-4.34-4.34M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0",
            "in" => "M5 12h14M12 5v14",
            "out" => "M5 12h14",
            "fit" => "M8 3H5a2 2 0 0 0-2 2v3M16 3h3a2 2 0 0 1 2 2v3M8 21H5a2 2 0 0 1-2-2v-3M16 21h3a2 2 0 0 0 2-2v-3",
            "theme" => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0 -18M12 3v18",
            "goes" => "M5 12h14M13 6l6 6-6 6",
            _ => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M8 12h.01M12 12h.01M16 12h.01",
        };
}
