using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Operations.Directory;

/// <summary>The claimed numbers and the flows that answer them.</summary>
internal sealed class PhoneNumberOperations(ContactCenter center, IInstanceResources resources, InstanceLookup lookup)
    : IOperations
{
    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [
            (nameof(ListPhoneNumbersV2), ListPhoneNumbersV2),
            (nameof(AssociatePhoneNumberContactFlow), AssociatePhoneNumberContactFlow),
            (nameof(DisassociatePhoneNumberContactFlow), DisassociatePhoneNumberContactFlow),
        ];

    private object ListPhoneNumbersV2(ApiRequest request)
    {
        if (request.Optional("TargetArn") is { } target && target != center.Instance.Value)
        {
            throw ConnectApiException.NotFound($"There is no instance '{target}'; this one is '{center.Instance.Value}'.");
        }

        var prefix = request.Optional("PhoneNumberPrefix") ?? "";
        var (countries, types) = (request.List("PhoneNumberCountryCodes"), request.List("PhoneNumberTypes"));
        var numbers = resources
            .PhoneNumbers.Where(number => number.Number.StartsWith(prefix, StringComparison.Ordinal))
            .Where(number => countries.Count == 0 || countries.Contains(CountryOf(number) ?? ""))
            .Where(number => types.Count == 0 || types.Contains(TypeOf(number)))
            .ToList();
        var (page, nextToken) = request.Page(numbers, size: 1000);
        return new
        {
            ListPhoneNumbersSummaryList = page.Select(number => new
            {
                PhoneNumberId = number.Id,
                PhoneNumberArn = number.Arn,
                PhoneNumber = number.Number,
                PhoneNumberCountryCode = CountryOf(number),
                PhoneNumberType = TypeOf(number),
                TargetArn = center.Instance.Value,
                center.Instance.InstanceId,
                PhoneNumberDescription = number.Description,
            }),
            NextToken = nextToken,
        };
    }

    private object? AssociatePhoneNumberContactFlow(ApiRequest request)
    {
        var number = lookup.PhoneNumber(request.Required("PhoneNumberId"));
        resources.AssociatePhoneNumber(number.Id, lookup.RunnableFlow(request.Required("ContactFlowId")));
        return null;
    }

    private object? DisassociatePhoneNumberContactFlow(ApiRequest request)
    {
        resources.AssociatePhoneNumber(lookup.PhoneNumber(request.Required("PhoneNumberId")).Id, null);
        return null;
    }

    private static string? CountryOf(PhoneNumberResource number) =>
        number.Number.StartsWith("+1", StringComparison.Ordinal) ? "US" : null;

    private static string TypeOf(PhoneNumberResource number) =>
        number.Number.StartsWith("+18", StringComparison.Ordinal) ? "TOLL_FREE" : "DID";
}
