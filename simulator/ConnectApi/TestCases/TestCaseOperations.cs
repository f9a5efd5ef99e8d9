using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Operations;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.TestCases;

/// <summary>Creates, changes and deletes test cases. Only published ones are checked and can be executed.</summary>
internal sealed class TestCaseOperations(InstanceArn instance, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TestCase> tests = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public object Create(ApiRequest request)
    {
        lock (gate)
        {
            var name = request.Required("Name");
            if (tests.Values.Any(test => test.Name == name))
            {
                throw ConnectApiException.Duplicate($"There is a test case '{name}'.");
            }

            var id = Guid.NewGuid().ToString();
            var test = Checked(
                new TestCase(
                    id,
                    $"{instance}/test-case/{id}",
                    name,
                    request.Required("Content"),
                    request.Object("EntryPoint"),
                    request.Optional("InitializationData"),
                    request.Optional("Description"),
                    request.Optional("Status") == "PUBLISHED",
                    request.Texts("Tags"),
                    time.GetUtcNow()
                )
            );
            tests[id] = test;
            return new { TestCaseId = id, TestCaseArn = test.Arn };
        }
    }

    public object? Update(ApiRequest request)
    {
        lock (gate)
        {
            var test = Find(request.Required("TestCaseId"));
            tests[test.Id] = Checked(
                test with
                {
                    Name = request.Optional("Name") ?? test.Name,
                    Content = request.Optional("Content") ?? test.Content,
                    EntryPoint = request.Object("EntryPoint") ?? test.EntryPoint,
                    InitializationData = request.Optional("InitializationData") ?? test.InitializationData,
                    Description = request.Optional("Description") ?? test.Description,
                    IsPublished = request.Optional("Status") is { } status ? status == "PUBLISHED" : test.IsPublished,
                    LastModified = time.GetUtcNow(),
                }
            );
            return null;
        }
    }

    public object? Delete(ApiRequest request)
    {
        tests.TryRemove(Find(request.Required("TestCaseId")).Id, out _);
        return null;
    }

    public object Describe(ApiRequest request)
    {
        var test = Find(request.Required("TestCaseId"));
        return new { TestCase = Describe(test) };
    }

    public object List(ApiRequest request)
    {
        var (page, nextToken) = request.Page([.. tests.Values.OrderBy(test => test.Name, StringComparer.Ordinal)], size: 1000);
        return new
        {
            TestCaseSummaryList = page.Select(test => new
            {
                test.Id,
                test.Arn,
                test.Name,
                test.Status,
                LastModifiedTime = test.LastModified,
                LastModifiedRegion = instance.Value.Split(':')[3],
            }),
            NextToken = nextToken,
        };
    }

    public object Search(ApiRequest request)
    {
        var found = tests
            .Values.Where(test => Conditions.Hold(request, new Searched(test.Name, test.Description, test.Status, test.Tags)))
            .OrderBy(test => test.Name, StringComparer.Ordinal)
            .ToList();
        var (page, nextToken) = request.Page(found, size: 100);
        return new
        {
            TestCases = page.Select(Describe),
            NextToken = nextToken,
            ApproximateTotalCount = found.Count,
        };
    }

    public TestCase Find(string idOrArn) =>
        tests.GetValueOrDefault(idOrArn)
        ?? tests.Values.FirstOrDefault(test => test.Arn == idOrArn)
        ?? throw ConnectApiException.NotFound($"There is no test case '{idOrArn}'.");

    private object Describe(TestCase test) =>
        new
        {
            test.Arn,
            test.Id,
            test.Name,
            test.Content,
            EntryPoint = test.EntryPoint is { } entry ? JsonNode.Parse(entry.ToJsonString()) : null,
            test.InitializationData,
            test.Description,
            test.Status,
            LastModifiedTime = test.LastModified,
            LastModifiedRegion = instance.Value.Split(':')[3],
            Tags = test.Tags.Count == 0 ? null : test.Tags,
            TestCaseSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(test.Content))),
        };

    private static TestCase Checked(TestCase test)
    {
        if (!test.IsPublished)
        {
            return test;
        }

        var reader = new TestContentReader(test.IsChat);
        reader.Read(test.Content);
        List<string> problems = [.. EntryPointProblems(test), .. reader.Problems];
        return problems.Count == 0 ? test : throw ConnectApiException.InvalidTestCase(problems);
    }

    private static IEnumerable<string> EntryPointProblems(TestCase test)
    {
        var (flow, from, to) = (
            test.Parameters.Text("FlowId"),
            test.Parameters.Text("SourcePhoneNumber"),
            test.Parameters.Text("DestinationPhoneNumber")
        );
        if (to is not null && from is null)
        {
            yield return "Missing mandatory parameter SourcePhoneNumber";
        }
        else if (flow is null == to is null)
        {
            yield return "Must specify either FlowId or phone numbers";
        }
    }
}
