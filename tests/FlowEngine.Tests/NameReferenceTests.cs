using System.Text.Json;
using ScreenPop.FlowLanguage;
using ScreenPop.TestKit;

namespace ScreenPop.FlowEngine.Tests;

/// <summary>References in the names of attributes, tags and parameters, as AWS's rules engine has them.</summary>
public sealed class NameReferenceTests
{
    private const string Nme = "NoMatchingError > end";

    [Fact]
    public async Task An_attribute_can_be_named_by_a_reference_and_an_empty_name_sets_nothing()
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            Flow.Parse(
                new FlowBuilder()
                    .Block("first", "UpdateContactAttributes", "\"Attributes\":{\"key\":\"tier\",\"n\":\"2\"}", "second", Nme)
                    .Block(
                        "second",
                        "UpdateContactAttributes",
                        "\"Attributes\":{\"$.Attributes.key\":\"gold\",\"answer_$.Attributes.n\":\"yes\",\"$.Attributes.none\":\"x\"}",
                        "end",
                        Nme
                    )
                    .End()
                    .Build(),
                "flow"
            )
        );

        Assert.Equal(["answer_2", "key", "n", "tier"], call.Contact.Attributes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("gold", call.Contact.Attributes["tier"]);
    }

    [Fact]
    public async Task Flow_attributes_tags_and_parameters_can_be_named_by_a_reference()
    {
        var call = new SimulatedCall();

        await call.RunAsync(
            Flow.Parse(
                new FlowBuilder()
                    .Block("flow", "UpdateFlowAttributes", "\"FlowAttributes\":{\"at_$.Channel\":{\"Value\":\"x\"}}", "tag", Nme)
                    .Block("tag", "TagContact", "\"Tags\":{\"$.Channel\":\"$.FlowAttributes.at_VOICE\"}", "ask", Nme)
                    .Block(
                        "ask",
                        "InvokeLambdaFunction",
                        "\"LambdaFunctionARN\":\"f\",\"InvocationTimeLimitSeconds\":\"3\","
                            + "\"LambdaInvocationAttributes\":{\"$.Channel\":{\"from_$.Channel\":\"1\"},\"$.Attributes.none\":\"x\"}",
                        "end",
                        Nme
                    )
                    .End()
                    .Build(),
                "flow"
            )
        );

        Assert.Equal("x", call.Contact.Tags["VOICE"]);
        Assert.Equal(
            """{"VOICE":{"from_VOICE":"1"}}""",
            JsonElement.Parse(call.Invocations[0].Payload.Span).GetProperty("Details").GetProperty("Parameters").GetRawText()
        );
    }
}
