using System.Globalization;
using ScreenPop.Ccp;
using ScreenPop.Ccp.Faults;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Table;

namespace ScreenPop.LocalConnect.Operator;

/// <summary>The active faults, each as a sentence for the operator.</summary>
internal static class ActiveFaults
{
    public static IReadOnlyList<string> Of(LocalInstance instance, CcpServer ccp) =>
        [
            .. instance
                .Lambda.Functions.Select(function => function.Name)
                .Order(StringComparer.Ordinal)
                .Select(name => OfFunction(instance, name) is { } fault ? $"{name} {fault}." : null)
                .OfType<string>(),
            .. OfTable(instance) is { } fault ? [$"The table {fault}."] : Array.Empty<string>(),
            .. Sentences(ccp.Faults),
        ];

    /// <summary>A function's active fault, such as <c>is throttled</c>; null for none.</summary>
    public static string? OfFunction(LocalInstance instance, string name) =>
        instance.Lambda.FaultOf(name) is { } fault ? Sentence(fault) : null;

    /// <summary>The table's active fault, such as <c>is down</c>; null for none.</summary>
    public static string? OfTable(LocalInstance instance) => instance.Table?.Fault is { } fault ? Sentence(fault) : null;

    public static void End(LocalInstance instance, CcpServer ccp)
    {
        foreach (var function in instance.Lambda.Functions)
        {
            instance.Lambda.SetFault(function.Name, null);
        }

        if (instance.Table is { } table)
        {
            table.Fault = null;
        }

        ccp.Faults = CcpFaults.None;
    }

    private static string Sentence(FunctionFault fault) =>
        fault switch
        {
            FunctionFault.Slow slow => $"answers {Milliseconds(slow.Delay)} late",
            FunctionFault.Throttled => "is throttled",
            FunctionFault.Killed => "is killed at each event",
            FunctionFault.Answers => "answers rubbish",
            _ => "fails",
        };

    private static string Sentence(TableFault fault) =>
        fault switch
        {
            TableFault.Slow slow => $"answers {Milliseconds(slow.Delay)} late",
            TableFault.Throttled => "is throttled",
            TableFault.Down => "is down",
            TableFault.Reset => "breaks off in mid-answer",
            TableFault.StallsAfterHeaders => "stalls after the headers",
            TableFault.StallsInMidBody => "stalls in mid-answer",
            TableFault.OneByteASecond => "answers one byte a second",
            _ => "answers in pieces",
        };

    private static IEnumerable<string> Sentences(CcpFaults faults)
    {
        if (faults.SlowStart == Timeout.InfiniteTimeSpan)
        {
            yield return "The panel never answers.";
        }
        else if (faults.SlowStart > TimeSpan.Zero)
        {
            yield return $"The panel answers {Milliseconds(faults.SlowStart)} late.";
        }

        if (faults.StopsAcknowledging)
        {
            yield return "The panel leaves keep-alives unanswered.";
        }

        if (faults.RequiresSignIn)
        {
            yield return "The agent\u2019s page must sign in.";
        }

        if (faults.RefusesThirdPartyCookies)
        {
            yield return "The browser refuses third-party cookies.";
        }

        if (faults.RefusesFraming)
        {
            yield return "The page\u2019s origin is not approved.";
        }

        if (faults.SessionStatus is { } status)
        {
            yield return status == 401 ? "The session has expired." : "Access is denied.";
        }

        foreach (var (method, fault) in faults.Api)
        {
            yield return fault.Type is null ? $"{method} is never answered." : $"{method} fails.";
        }
    }

    private static string Milliseconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:#,0} ms");
}
