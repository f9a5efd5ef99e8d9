using System.Text.Json;
using ScreenPop.Prerequisites;
using ScreenPop.Toolchain;

namespace ScreenPop.WebWidget.Tests;

/// <summary>Runs vitest once and returns its tests as rows of a theory.</summary>
public static class VitestRun
{
    public static async Task<IReadOnlyList<TheoryDataRow<VitestResult>>> Results()
    {
        var layout = RepositoryLayout.Find();
        var cancellationToken = TestContext.Current.CancellationToken;
        await TestHost.OrEndAsync(() => new NodeBuild(layout).EnsureWidgetAsync(cancellationToken));
        var node = await Node.FindAsync(cancellationToken);
        var report = Path.Combine(layout.Artifacts, "vitest.json");
        File.Delete(report);

        var vitest = Path.Combine(layout.NodeModules, "vitest", "vitest.mjs");
        var ended = await EndAsync(() =>
            ToolProcess.RunAsync(
                node.NodePath,
                [vitest, "run", "--reporter=json", $"--outputFile={report}"],
                layout.WebWidget,
                null,
                cancellationToken
            )
        );

        List<VitestResult> results = File.Exists(report)
            ? [.. Read(await File.ReadAllBytesAsync(report, cancellationToken))]
            : [];
        if (results.Count == 0 || (ended is not null && results.TrueForAll(result => result.HasPassed)))
        {
            results.Add(new VitestResult("vitest", "runs", false, ended?.Message ?? "vitest ended well and reported no test."));
        }

        return [.. results.Select(result => new TheoryDataRow<VitestResult>(result) { TestDisplayName = result.ToString() })];
    }

    private static async Task<SetupException?> EndAsync(Func<Task> run)
    {
        try
        {
            await run();
            return null;
        }
        catch (SetupException failed)
        {
            return failed;
        }
    }

    private static IEnumerable<VitestResult> Read(byte[] report)
    {
        using var json = JsonDocument.Parse(report);
        foreach (var file in json.RootElement.GetProperty("testResults").EnumerateArray())
        {
            var name = Path.GetFileName(file.GetProperty("name").GetString()!);
            var tests = file.GetProperty("assertionResults").EnumerateArray().ToList();
            foreach (var test in tests)
            {
                var status = test.GetProperty("status").GetString();
                var failure = string.Join(
                    Environment.NewLine,
                    test.GetProperty("failureMessages").EnumerateArray().Select(message => message.GetString())
                );
                yield return new VitestResult(
                    name,
                    test.GetProperty("fullName").GetString()!,
                    status == "passed",
                    $"{status} {failure}"
                );
            }

            if (
                tests.Count == 0
                || (
                    file.GetProperty("status").GetString() != "passed"
                    && tests.TrueForAll(test => test.GetProperty("status").GetString() == "passed")
                )
            )
            {
                yield return new VitestResult(name, "can be loaded", false, file.GetProperty("message").GetString() ?? "");
            }
        }
    }
}
