using System.Text.Json;
using System.Xml.Linq;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowTesting.Calls;
using ScreenPop.FlowTesting.Comparing;
using ScreenPop.FlowTesting.Drawing;
using ScreenPop.FlowTesting.Exploring;

namespace ScreenPop.Fuzzing.Targets;

/// <summary>A flow file: read, linted, written, drawn, compared and called.</summary>
internal sealed class FlowDocumentTarget : FuzzTarget
{
    public override string Name => "flow-document";

    internal override IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. Examples.Files("*.json", "contact-flows", "flows"),
        .. Examples.Files("*.json", "contact-flows", "modules"),
        .. Examples.Texts(
            """
            {"Version":"2019-10-30","StartAction":"menu","Metadata":{"type":"contactFlow"},"Actions":[
            {"Identifier":"menu","Type":"GetParticipantInput","Parameters":{"Text":"Press 1","StoreInput":"False","InputTimeLimitSeconds":"5"},
             "Transitions":{"NextAction":"end","Conditions":[{"NextAction":"loop","Condition":{"Operator":"Equals","Operands":["1"]}}],"Errors":[{"ErrorType":"NoMatchingError","NextAction":"end"}]}},
            {"Identifier":"loop","Type":"Loop","Parameters":{"LoopArray":"$.External.list","LoopName":"x"},
             "Transitions":{"NextAction":"end","Conditions":[{"NextAction":"say","Condition":{"Operator":"Equals","Operands":["ContinueLooping"]}},{"NextAction":"end","Condition":{"Operator":"Equals","Operands":["DoneLooping"]}}],"Errors":[]}},
            {"Identifier":"say","Type":"MessageParticipant","Parameters":{"Text":"`$.Loop.x.Element.id` $.Attributes['a b'] $.Channel."},"Transitions":{"NextAction":"wait"}},
            {"Identifier":"wait","Type":"Wait","Parameters":{"TimeLimitSeconds":"60","Events":["LambdaReturn"],"LambdaInvocationId":"$.LambdaInvocation.InvocationId"},"Transitions":{"NextAction":"loop","Errors":[{"ErrorType":"NoMatchingError","NextAction":"view"}]}},
            {"Identifier":"view","Type":"ShowView","Parameters":{"ViewResource":{"Id":"v"},"InvocationTimeLimitSeconds":"9","ViewData":{"list":[1,true,{"a":"$.Views.Action"}]}},"Transitions":{"NextAction":"end"}},
            {"Identifier":"end","Type":"DisconnectParticipant","Parameters":{},"Transitions":{}}]}
            """,
            """{"modules":[{"id":"a","type":"PlayPrompt"}],"start":"a","metadata":{}}"""
        ),
    ];

    public override async ValueTask RunAsync(byte[] input)
    {
        var report = FlowLinter.Lint(input, "fuzz.json");
        Require(report.Readable || report.Findings.Count > 0, "A file that cannot be read is a finding.");
        Require(
            report.Findings.All(finding => finding is { Line: >= 1, Message.Length: < 1_000 }),
            "A finding has a line and a readable message."
        );
        var reading = FlowReader.Read(input, "fuzz");
        if (reading.Flow is not { } flow)
        {
            return;
        }

        XDocument.Parse(FlowDrawing.Draw(flow));
        if (reading.Problems.Count == 0)
        {
            var written = Flow.Parse(flow.Write(), "fuzz");
            Require(
                JsonSerializer.Serialize(written.Json) == JsonSerializer.Serialize(flow.Json),
                "A flow is written as it was read."
            );
            Require(FlowComparison.Compare(flow, written).Count == 0, "A flow does not differ from itself.");
            var library = new FlowLibrary();
            var exploration = await new FlowExplorer(library)
                .ExploreAsync(library.Add(flow), calls: 2, seed: 1)
                .ConfigureAwait(false);
            Require(exploration.Ends.Values.Sum() == 2, "Every contact comes to an end.");
        }
    }
}
