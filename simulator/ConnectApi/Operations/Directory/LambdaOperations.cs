using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Directory;

/// <summary>The functions that flows may invoke.</summary>
internal sealed class LambdaOperations(IInstanceResources resources) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [
            (nameof(AssociateLambdaFunction), AssociateLambdaFunction),
            (nameof(DisassociateLambdaFunction), DisassociateLambdaFunction),
            (nameof(ListLambdaFunctions), ListLambdaFunctions),
        ];

    private object? AssociateLambdaFunction(ApiRequest request)
    {
        var arn = request.Required("FunctionArn");
        if (!arn.StartsWith("arn:aws:lambda:", StringComparison.Ordinal))
        {
            throw ConnectApiException.InvalidParameter($"'{arn}' is not a function's ARN.");
        }

        if (resources.LambdaFunctions.Contains(arn))
        {
            throw ConnectApiException.Conflict($"'{arn}' is associated already.");
        }

        resources.AssociateLambdaFunction(arn);
        return null;
    }

    private object? DisassociateLambdaFunction(ApiRequest request)
    {
        var arn = request.Required("FunctionArn");
        if (!resources.LambdaFunctions.Contains(arn))
        {
            throw ConnectApiException.NotFound($"'{arn}' is not associated.");
        }

        resources.DisassociateLambdaFunction(arn);
        return null;
    }

    private object ListLambdaFunctions(ApiRequest request)
    {
        var (page, nextToken) = request.Page(resources.LambdaFunctions, size: 25);
        return new { LambdaFunctions = page, NextToken = nextToken };
    }
}
