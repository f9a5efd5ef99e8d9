using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ScreenPop.FlowTesting.Calls;

namespace ScreenPop.FlowTesting.Reports;

/// <summary>Writes results as JUnit XML, with a test suite per script.</summary>
public static class JUnitReport
{
    public static string Write(IEnumerable<(string File, IReadOnlyList<CallResult> Results)> scripts) =>
        new XDocument(
            new XElement(
                "testsuites",
                scripts.Select(script => new XElement(
                    "testsuite",
                    new XAttribute("name", Xml(script.File)),
                    new XAttribute("tests", script.Results.Count),
                    new XAttribute("failures", script.Results.Count(result => !result.Passed)),
                    script.Results.Select(result => Case(script.File, result))
                ))
            )
        ).ToString() + "\n";

    private static XElement Case(string file, CallResult result)
    {
        var test = new XElement(
            "testcase",
            new XAttribute("classname", Xml(Path.GetFileNameWithoutExtension(file))),
            new XAttribute("name", Xml(result.Script.Name)),
            new XAttribute("time", result.Elapsed.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture))
        );
        if (!result.Passed)
        {
            var first = result.Failures[0];
            test.Add(
                new XElement(
                    "failure",
                    new XAttribute("message", Xml($"expected that {first.Expected}; but {first.Happened}")),
                    Xml(CallReport.Tell(file, result))
                )
            );
        }

        return test;
    }

    /// <summary>Replaces characters that a prompt or a name can have but XML cannot.</summary>
    private static string Xml(string text) =>
        string.Concat(text.Select(character => XmlConvert.IsXmlChar(character) ? character : '?'));
}
