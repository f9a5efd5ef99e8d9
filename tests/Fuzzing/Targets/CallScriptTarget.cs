using System.Text;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Reports;
using ScreenPop.FlowTesting.Scripts;
using ScreenPop.Toolchain;

namespace ScreenPop.Fuzzing.Targets;

/// <summary>A script of calls: read, and played through the flow it is for.</summary>
internal sealed class CallScriptTarget : FuzzTarget
{
    private const int MostCalls = 2;
    private readonly FlowLibrary library = FlowLibrary.Load(RepositoryLayout.Find().ContactFlows);

    public override string Name => "call-script";

    internal override IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. Examples.Files("*.yaml", "contact-flows", "calls"),
        .. Examples.Texts(
            """
            flow: inbound-screen-pop
            given:
              contact: { Media: { Sip: { Headers: { X: "1" } } } }
              functions: { "*": [{ error: throttled }, { answer: { a: 1, b: [x] }, takes: 2s }] }
              services: { Greet: { result: x, error: NoMatchingError, data: { a: b } } }
              fail: { Set queue: [NoMatchingError, null] }
              queue: atCapacity
              missingQueues: [Support]
              hours: none
              metrics: { agentsOnline: 1, oldestContactAge: 5m }
            calls:
              - name: x
                type: contactFlow
                channel: CHAT
                steps: [silence, hangUp, { say: x }, { press: "12#" }, { hear: { matches: "a[b-c]+" } }, { asked: { function: f, with: { ContactData.Channel: VOICE } } }]
                patience: 10m
                answeredAfter: 20s
                expect: { end: ended, queue: x, attributes: { a: null }, passes: [a], avoids: b, within: 8s }
            """
        ),
    ];

    public override async ValueTask RunAsync(byte[] input)
    {
        CallScriptFile file;
        try
        {
            file = CallScriptReader.Read(Encoding.UTF8.GetString(input), "fuzz.yaml");
        }
        catch (CallScriptException refused)
        {
            Require(refused.Message.StartsWith("fuzz.yaml, line ", StringComparison.Ordinal), "A refusal names file and line.");
            return;
        }

        var flow = library.Find(file.Flow) ?? library.FindFlow("inbound-screen-pop")!;
        foreach (var call in file.Calls.Take(MostCalls))
        {
            var result = await new CallRunner(library).PlayAsync(flow, call).ConfigureAwait(false);
            CallReport.Tell("fuzz.yaml", result);
            JUnitReport.Write([("fuzz.yaml", [result])]);
            FlowLog.Write([result]);
            CallScriptReader.Read(CallScriptWriter.Write(file.Flow, call), "again.yaml");
        }
    }
}
