using System.Globalization;
using System.Xml.Linq;

namespace ScreenPop.FlowTesting;

/// <summary>Writes played calls as JUnit XML: a test suite per script.</summary>
public static class JUnitReport
{
    public static string Write(IEnumerable<(string File, IReadOnlyList<CallResult> Results)> scripts) =>
        new XDocument(new XElement("testsuites", scripts.Select(script => new XElement(
            "testsuite",
            new XAttribute("name", script.File),
            new XAttribute("tests", script.Results.Count),
            new XAttribute("failures", script.Results.Count(result => !result.Passed)),
            script.Results.Select(result => Case(script.File, result)))))).ToString() + "\n";

    private static XElement Case(string file, CallResult result)
    {
        var test = new XElement(
            "testcase",
            new XAttribute("classname", Path.GetFileNameWithoutExtension(file)),
            new XAttribute("name", result.Script.Name),
            new XAttribute("time", result.Elapsed.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)));
        if (!result.Passed)
        {
            var first = result.Failures[0];
            test.Add(new XElement("failure", new XAttribute("message", $"expected that {first.Expected}; but {first.Happened}"), CallReport.Tell(file, result)));
        }

        return test;
    }
}
