using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowLanguage.Tests;

public sealed class FlowTextTests
{
    [Theory]
    [InlineData("$.Attributes.name", "Attributes|name")]
    [InlineData("$['Attributes']['name']", "Attributes|name")]
    [InlineData("$.Attributes.['name with spaces']", "Attributes|name with spaces")]
    [InlineData("$.SegmentAttributes['connect:Subtype']", "SegmentAttributes|connect:Subtype")]
    [InlineData("$.Views.ViewResultData.FormData.pickup.0", "Views|ViewResultData|FormData|pickup|0")]
    [InlineData("`$.DataTables.query[0].price`", "DataTables|query|0|price")]
    public void A_whole_value_is_one_reference(string text, string segments) =>
        Assert.Equal(segments, string.Join('|', FlowReference.TryParse(text)!.Segments));

    [Theory]
    [InlineData("$1000")]
    [InlineData("$.")]
    [InlineData("$.a b")]
    [InlineData("price: $.a")]
    public void Anything_else_is_not(string text) => Assert.Null(FlowReference.TryParse(text));

    [Theory]
    [InlineData("Hello $.Attributes.name. Goodbye.", "Hello <Attributes|name>. Goodbye.")]
    [InlineData("$.Attributes.name.Goodbye", "<Attributes|name|Goodbye>")]
    [InlineData(
        "To $.Queue.Name, then $.Queue.OutboundCallerId.Address!",
        "To <Queue|Name>, then <Queue|OutboundCallerId|Address>!"
    )]
    [InlineData("$5 for $.External.item.name.", "$5 for <External|item|name>.")]
    [InlineData("arn:aws:lambda:$.AwsRegion:111122223333", "arn:aws:lambda:<AwsRegion>:111122223333")]
    public void References_inside_a_text_end_where_their_names_end(string text, string resolved) =>
        Assert.Equal(resolved, FlowText.Parse(text).Resolve(reference => $"<{string.Join('|', reference.Segments)}>"));
}
