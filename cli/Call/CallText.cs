using System.Globalization;
using System.Text;

namespace ScreenPop.Cli.Call;

/// <summary>Writes a call's report as text.</summary>
internal static class CallText
{
    public static string Of(CallReport report, string from, string to)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Call from {from} to {to}").AppendLine();
        Section(text, "Path", report.Path);
        Section(text, "Heard", report.Heard);
        Section(
            text,
            "Lambda",
            report.Lambda.Select(call => FormattableString.Invariant($"{call.Function}: {call.Outcome} in {call.DurationMs} ms"))
        );
        Section(text, "Attributes", report.Attributes.Select(attribute => $"{attribute.Key} = {attribute.Value}"));
        Section(text, "End", [report.Queue is null ? report.End : $"{report.End}: {report.Queue}"]);
        Section(
            text,
            "Pop",
            [report.Pop is null ? "nothing" : $"{report.Pop["url"]} in {report.Pop["target"]}, by the rule {report.Pop["rule"]}"]
        );
        return text.ToString().TrimEnd();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        text.AppendLine(title);
        foreach (var line in lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {line}");
        }

        text.AppendLine();
    }
}
