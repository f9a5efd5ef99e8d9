using System.Globalization;
using System.Net;
using System.Text;
using ScreenPop.FlowTesting.Coverage;
using ScreenPop.FlowTesting.Drawing;

namespace ScreenPop.FlowTesting.Reports;

/// <summary>Writes coverage as one HTML page: a drawing of each flow with its untaken branches marked.</summary>
public static class CoveragePage
{
    public static string Write(IEnumerable<FlowCoverage> flows)
    {
        var page = new StringBuilder(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Flow coverage</title>"
        );
        page.Append(
            "<style>body{font-family:system-ui,sans-serif;margin:2rem}figure{margin:0;overflow-x:auto;border:1px solid #d5dbe5;border-radius:6px}</style></head><body><h1>Flow coverage</h1>\n"
        );
        foreach (var coverage in flows)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<h2>{WebUtility.HtmlEncode(coverage.Flow.Name)}</h2><p>{coverage.BlocksTaken} of {coverage.Blocks} blocks, {coverage.BranchesTaken} of {coverage.Branches} branches. A red dashed line is a branch no call took.</p>"
            );
            page.Append(
                CultureInfo.InvariantCulture,
                $"<figure>{FlowDrawing.Draw(coverage.Flow, new FlowMarks { Coverage = coverage })}</figure>\n"
            );
        }

        return page.Append("</body></html>\n").ToString();
    }
}
