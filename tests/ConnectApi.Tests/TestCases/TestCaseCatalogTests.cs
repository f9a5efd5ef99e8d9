using System.Text.Json.Nodes;
using static ScreenPop.ConnectApi.Tests.TestCases.TestCaseContent;

namespace ScreenPop.ConnectApi.Tests.TestCases;

/// <summary>Test cases are created, listed, searched, changed and deleted as in the service.</summary>
public sealed class TestCaseCatalogTests
{
    [Fact]
    public async Task A_test_case_is_described_listed_changed_and_deleted()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);
        var id = (await host.CallAsync("PUT", "/test-cases/{i}", Request(Content([Start(null, End)]))))["TestCaseId"]!.ToString();

        Assert.Equal(
            "DuplicateResourceException",
            (await host.CallAsync("PUT", "/test-cases/{i}", Request("x", "SAVED")))["Error"]!.ToString()
        );
        await host.CallAsync("POST", $"/test-cases/{{i}}/{id}", new JsonObject { ["Name"] = "other" });
        Assert.Equal(
            "other",
            (await host.CallAsync("GET", "/test-cases-summary/{i}"))["TestCaseSummaryList"]![0]!["Name"]!.ToString()
        );
        Assert.Equal("PUBLISHED", (await host.CallAsync("GET", $"/test-cases/{{i}}/{id}"))["TestCase"]!["Status"]!.ToString());
        await host.CallAsync("DELETE", $"/test-cases/{{i}}/{id}");
        Assert.Equal("ResourceNotFoundException", (await host.CallAsync("GET", $"/test-cases/{{i}}/{id}"))["Error"]!.ToString());
    }

    [Theory]
    [InlineData("{}", "lookup", "Menu", "menu chat")]
    [InlineData(
        """{"SearchCriteria":{"StringCondition":{"FieldName":"name","Value":"MENU","ComparisonType":"EXACT"}}}""",
        "Menu"
    )]
    [InlineData("""{"SearchCriteria":{"StringCondition":{"FieldName":"Name","Value":"menu"}}}""", "Menu", "menu chat")]
    [InlineData("""{"SearchCriteria":{"StringCondition":{"FieldName":"description","Value":"night"}}}""", "lookup")]
    [InlineData("""{"SearchCriteria":{"StatusCondition":"PUBLISHED"}}""", "Menu")]
    [InlineData(
        """
            {"SearchCriteria":{"OrConditions":[
              {"StatusCondition":"PUBLISHED"},
              {"AndConditions":[{"StatusCondition":"SAVED"},{"StringCondition":{"FieldName":"name","Value":"look","ComparisonType":"STARTS_WITH"}}]}]}}
            """,
        "lookup",
        "Menu"
    )]
    [InlineData("""{"SearchFilter":{"TagFilter":{"TagCondition":{"TagKey":"team","TagValue":"north"}}}}""", "lookup")]
    [InlineData("""{"SearchFilter":{"TagFilter":{"TagCondition":{"TagKey":"team"}}}}""", "lookup", "menu chat")]
    public async Task Test_cases_are_found_by_what_they_are(string search, params string[] found)
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);
        await CreateAsync(host, "Menu", "PUBLISHED", null, null);
        await CreateAsync(host, "lookup", "SAVED", "every night", "north");
        await CreateAsync(host, "menu chat", "SAVED", null, "south");

        var answer = await host.SearchAsync(JsonNode.Parse(search)!.AsObject());

        Assert.Equal(
            found.Order(StringComparer.Ordinal),
            answer["TestCases"]!.AsArray().Select(test => test!["Name"]!.ToString())
        );
        Assert.Equal(found.Length, answer["ApproximateTotalCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_search_for_test_cases_has_pages_and_names_a_field_that_it_does_not_have()
    {
        await using var host = await TestCaseHost.StartAsync(Hotline);
        await CreateAsync(host, "first", "SAVED", null, null);
        await CreateAsync(host, "second", "SAVED", null, null);

        var first = await host.SearchAsync(new JsonObject { ["MaxResults"] = 1 });
        var second = await host.SearchAsync(
            new JsonObject { ["MaxResults"] = 1, ["NextToken"] = first["NextToken"]!.ToString() }
        );
        var refused = await host.SearchAsync(
            JsonNode.Parse("""{"SearchCriteria":{"StringCondition":{"FieldName":"color","Value":"red"}}}""")!.AsObject()
        );

        Assert.Equal(("first", "second"), (NameIn(first), NameIn(second)));
        Assert.Equal(2, first["ApproximateTotalCount"]!.GetValue<int>());
        Assert.Null(second["NextToken"]);
        Assert.Equal("InvalidParameterException", refused["Error"]!.ToString());

        static string NameIn(JsonObject answer) => answer["TestCases"]![0]!["Name"]!.ToString();
    }

    private static async Task CreateAsync(TestCaseHost host, string name, string status, string? description, string? team)
    {
        var request = Request(Content([Start(null, End)]), status, name);
        request["Description"] = description;
        request["Tags"] = team is null ? null : new JsonObject { ["team"] = team };
        Assert.NotNull((await host.CallAsync("PUT", "/test-cases/{i}", request))["TestCaseId"]);
    }
}
