using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Operations.Directory;

/// <summary>The prompts that flows play by id.</summary>
internal sealed class PromptOperations(ContactCenter center, ResourceTags tags) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [(nameof(ListPrompts), ListPrompts), (nameof(DescribePrompt), DescribePrompt)];

    private object ListPrompts(ApiRequest request)
    {
        var (page, nextToken) = request.Page(BuiltInResources.Prompts(center.Instance), size: 1000);
        return new { PromptSummaryList = page, NextToken = nextToken };
    }

    private object DescribePrompt(ApiRequest request)
    {
        var id = request.Required("PromptId");
        var prompt =
            BuiltInResources.Prompts(center.Instance).FirstOrDefault(prompt => prompt.Id == id || prompt.Arn == id)
            ?? throw ConnectApiException.NotFound($"There is no prompt '{id}'.");
        return new
        {
            Prompt = new
            {
                PromptARN = prompt.Arn,
                PromptId = prompt.Id,
                prompt.Name,
                Tags = tags.OrNull(prompt.Arn),
            },
        };
    }
}
