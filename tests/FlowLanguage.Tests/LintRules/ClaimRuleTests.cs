using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.TestKit;

namespace ScreenPop.FlowLanguage.Tests.LintRules;

/// <summary>Attributes that a contact brings along do not reach the agent as the lookup's result.</summary>
public sealed class ClaimRuleTests
{
    private const string Live = "claims-live";
    private const string Unmarked = "set-error-unmarked";

    private static readonly AttributeContract Contract = AttributeContract.Parse(
        """
        {"attributes":[
          {"name":"lookupStatus","writer":"lookup","maxBytes":16},{"name":"customerId","writer":"lookup","maxBytes":128},
          {"name":"verifiedBy","writer":"flow","maxBytes":64},{"name":"popUrl","writer":"flow","maxBytes":2048},
          {"name":"orderNumber","writer":"flow","maxBytes":32}]}
        """u8.ToArray(),
        "attributes.json"
    );

    [Fact]
    public void A_flow_that_clears_the_claims_and_marks_each_failure_has_no_finding() =>
        Assert.Empty(Found(Clearing().Mark("unclear")));

    [Fact]
    public void Without_the_clearing_block_each_claim_is_named()
    {
        var finding = Assert.Single(Findings(new Draft().Lookup("look").Store("look", "mark").Mark("mark")));

        Assert.Equal(Live, finding.Rule.Id);
        Assert.StartsWith(
            "customerId, lookupStatus, popUrl, verifiedBy can still hold",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("orderNumber", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_copied_to_another_attribute_is_alive() =>
        Assert.Equal([Live], Found(Clearing("$.Attributes.orderNumber").Mark("unclear")));

    [Fact]
    public void A_clearing_block_that_may_fail_and_go_on_clears_nothing()
    {
        var flow = new Draft().Set("clear", Blanks(" "), "look", "look").Lookup("look").Store("look", "mark").Mark("mark");

        Assert.Equal([Live, Unmarked], Found(flow));
    }

    [Fact]
    public void One_way_around_the_clearing_block_is_enough()
    {
        var flow = new Draft()
            .Choose("which", "clear", "look")
            .Set("clear", Blanks(" "), "look", "mark")
            .Lookup("look")
            .Store("look", "mark")
            .Mark("mark");

        Assert.Equal([Live], Found(flow));
    }

    [Fact]
    public void An_error_branch_that_meets_the_success_branch_is_found() =>
        Assert.Equal([Unmarked], Found(Clearing(errorOfStore: "end").Mark("unclear")));

    [Fact]
    public void A_block_that_sets_more_than_the_mark_may_not_fit_either()
    {
        var flow = Clearing().Set("unclear", """ "lookupStatus":"error","orderNumber":"none" """, "end", "end");

        Assert.Equal([Unmarked, Unmarked, Unmarked], Found(flow));
    }

    [Fact]
    public void A_flow_without_the_lookup_may_set_what_it_likes() =>
        Assert.Empty(Found(new Draft().Set("set", """ "customerId":"$.External.id" """, "end", "end")));

    private static Draft Clearing(string popUrl = " ", string errorOfStore = "unclear") =>
        new Draft().Set("clear", Blanks(popUrl), "look", "unclear").Lookup("look", "unclear").Store("look", errorOfStore);

    private static string Blanks(string popUrl) =>
        $$""" "lookupStatus":"error","customerId":" ","verifiedBy":" ","popUrl":"{{popUrl}}" """;

    private static IEnumerable<string> Found(Draft flow) => Findings(flow).Select(finding => finding.Rule.Id);

    private static IEnumerable<LintFinding> Findings(Draft flow) =>
        FlowLinter.Lint(flow.Build(), "flow.json", Contract, null).Live.Where(finding => finding.Rule.Id is Live or Unmarked);

    /// <summary>Flows of the few blocks that the rule looks at.</summary>
    private sealed class Draft
    {
        private readonly FlowBuilder flow = new();

        public Draft Set(string name, string attributes, string next, string error) =>
            With(name, "UpdateContactAttributes", $$""" "Attributes":{ {{attributes}} } """, next, $"NoMatchingError > {error}");

        public Draft Lookup(string name, string error = "mark") =>
            With(
                name,
                "InvokeLambdaFunction",
                """ "LambdaFunctionARN":"${CustomerLookupFunctionArn}","InvocationTimeLimitSeconds":"4" """,
                $"store {name}",
                $"NoMatchingError > {error}"
            );

        public Draft Store(string lookup, string error) =>
            Set($"store {lookup}", """ "lookupStatus":"$.External.lookupStatus" """, "end", error);

        public Draft Mark(string name) => Set(name, """ "lookupStatus":"error" """, "end", "end");

        public Draft Choose(string name, string yes, string no) =>
            With(
                name,
                "Compare",
                "\"ComparisonValue\":\"$.Channel\"",
                null,
                $"Equals CHAT > {yes}",
                $"NoMatchingCondition > {no}"
            );

        public byte[] Build() => flow.End("end").Build();

        private Draft With(string name, string type, string parameters, string? next, params string[] branches)
        {
            flow.Block(name, type, parameters, next, branches);
            return this;
        }
    }
}
