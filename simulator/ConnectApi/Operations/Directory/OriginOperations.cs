using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;

namespace ScreenPop.ConnectApi.Operations.Directory;

/// <summary>The origins whose pages may embed the CCP.</summary>
internal sealed class OriginOperations(IInstanceResources resources) : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [
            (nameof(AssociateApprovedOrigin), AssociateApprovedOrigin),
            (nameof(DisassociateApprovedOrigin), DisassociateApprovedOrigin),
            (nameof(ListApprovedOrigins), ListApprovedOrigins),
        ];

    private object? AssociateApprovedOrigin(ApiRequest request)
    {
        var origin = request.Required("Origin");
        if (
            !Uri.TryCreate(origin, UriKind.Absolute, out var address)
            || origin != address.GetLeftPart(UriPartial.Authority)
            || address.Scheme is not ("https" or "http")
        )
        {
            throw ConnectApiException.InvalidParameter(
                $"'{origin}' is not an origin: scheme, host and port only, such as https://crm.example.test."
            );
        }

        if (resources.ApprovedOrigins.Contains(origin))
        {
            throw ConnectApiException.Conflict($"'{origin}' is approved already.");
        }

        resources.AssociateApprovedOrigin(origin);
        return null;
    }

    private object? DisassociateApprovedOrigin(ApiRequest request)
    {
        var origin = request.Required("Origin");
        if (!resources.ApprovedOrigins.Contains(origin))
        {
            throw ConnectApiException.NotFound($"'{origin}' is not approved.");
        }

        resources.DisassociateApprovedOrigin(origin);
        return null;
    }

    private object ListApprovedOrigins(ApiRequest request)
    {
        var (page, nextToken) = request.Page(resources.ApprovedOrigins, size: 25);
        return new { Origins = page, NextToken = nextToken };
    }
}
