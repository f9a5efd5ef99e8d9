using System.Text.Json;
using ScreenPop.FlowEngine;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Calls;

/// <summary>Runs a module in a minimal flow, because a module cannot run on its own.</summary>
internal static class ModuleHost
{
    public static ValueTask<FlowEnd> RunAsync(FlowRunner runner, Flow module, CallScript script, ScriptedCall call)
    {
        var results = module
            .Actions.Where(action => action.Type == "EndFlowModuleExecution")
            .Select(action => action.Text("Result"))
            .OfType<string>()
            .Distinct();
        call.Tell($"a flow invokes the module {module.Name}");
        return runner.RunAsync(Host(module.Name, script.Input, [.. results]), FlowType.ContactFlow, call.HangUp.Token);
    }

    private static Flow Host(string module, IReadOnlyDictionary<string, string> input, IReadOnlyList<string> results)
    {
        object[] ends =
        [
            .. results
                .Append("other")
                .Append("failed")
                .Select(result => new
                {
                    Identifier = result,
                    Type = "DisconnectParticipant",
                    Parameters = new { },
                    Transitions = new { },
                }),
        ];
        object invoke = new
        {
            Identifier = "invoke",
            Type = "InvokeFlowModule",
            Parameters = new { FlowModuleId = module, Input = input },
            Transitions = new
            {
                NextAction = "other",
                Conditions = results.Select(result => new
                {
                    NextAction = result,
                    Condition = new { Operator = "Equals", Operands = new[] { result } },
                }),
                Errors = new[]
                {
                    new { ErrorType = "NoMatchingCondition", NextAction = "other" },
                    new { ErrorType = "NoMatchingError", NextAction = "failed" },
                },
            },
        };
        return Flow.Parse(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    Version = Flow.LanguageVersion,
                    StartAction = "invoke",
                    Actions = new[] { invoke }.Concat(ends),
                }
            ),
            $"a flow with {module}"
        );
    }
}
