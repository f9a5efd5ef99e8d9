using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Directory;

/// <summary>The tags of resources with an ARN.</summary>
internal sealed class TagOperations(InstanceLookup lookup, ResourceTags tags) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [
            (nameof(TagResource), TagResource),
            (nameof(UntagResource), UntagResource),
            (nameof(ListTagsForResource), ListTagsForResource),
        ];

    private object? TagResource(ApiRequest request)
    {
        tags.Add(Resource(request), request.Texts("tags"));
        return null;
    }

    private object? UntagResource(ApiRequest request)
    {
        tags.Remove(Resource(request), request.List("tagKeys"));
        return null;
    }

    private object ListTagsForResource(ApiRequest request) => new { tags = tags.OrNull(Resource(request)) };

    private string Resource(ApiRequest request)
    {
        var arn = request.Required("resourceArn");
        return lookup.Has(arn) ? arn : throw ConnectApiException.NotFound($"There is no resource with the ARN '{arn}'.");
    }
}
