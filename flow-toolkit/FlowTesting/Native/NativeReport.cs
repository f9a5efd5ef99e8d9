using System.Globalization;
using System.Text;

namespace ScreenPop.FlowTesting.Native;

/// <summary>Reports line by line which parts of a script have a native form.</summary>
public static class NativeReport
{
    public static string Tell(string script, IReadOnlyList<NativeExport> exports)
    {
        ArgumentNullException.ThrowIfNull(exports);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{script}\n");
        if (exports.Count > 1 && exports.All(export => export.Test is null && export.Left[0].Member == NativeRefusals.Type))
        {
            return text.Append(CultureInfo.InvariantCulture, $"  none of its {exports.Count} calls: {exports[0].Left[0].Why}\n")
                .ToString();
        }

        foreach (var export in exports)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {(export.Test is null ? "none" : "test")} {export.Call.Name}{(export.Test is null ? "  (no native form)" : "")}\n"
            );
            foreach (var note in export.Left)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"       line {note.Line}, {note.Member}: {(export.Test is null ? "" : "left out; ")}{note.Why}\n"
                );
            }
        }

        return text.ToString();
    }
}
