using ScreenPop.ConnectApi.Instance;
using ScreenPop.ConnectApi.Wire;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Operations.Directory;

/// <summary>Hours of operation: the instance's only ones are always open.</summary>
internal sealed class HoursOperations(ContactCenter center, ResourceTags tags) : IOperations
{
    private static readonly string[] Days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

    /// <summary>From midnight to midnight is the whole day.</summary>
    private static readonly object Midnight = new { Hours = 0, Minutes = 0 };

    private BuiltIn Hours => BuiltInResources.Hours(center.Instance);

    public IEnumerable<(string Name, Func<ApiRequest, object?> Run)> All =>
        [(nameof(ListHoursOfOperations), ListHoursOfOperations), (nameof(DescribeHoursOfOperation), DescribeHoursOfOperation)];

    private object ListHoursOfOperations(ApiRequest request)
    {
        var (page, nextToken) = request.Page([Hours], size: 1000);
        return new { HoursOfOperationSummaryList = page, NextToken = nextToken };
    }

    private object DescribeHoursOfOperation(ApiRequest request)
    {
        var id = request.Required("HoursOfOperationId");
        if (id != Hours.Id && id != Hours.Arn)
        {
            throw ConnectApiException.NotFound($"There are no hours of operation '{id}'.");
        }

        return new
        {
            HoursOfOperation = new
            {
                HoursOfOperationId = Hours.Id,
                HoursOfOperationArn = Hours.Arn,
                Hours.Name,
                TimeZone = "UTC",
                Config = Days.Select(day => new
                {
                    Day = day,
                    StartTime = Midnight,
                    EndTime = Midnight,
                }),
                Tags = tags.OrNull(Hours.Arn),
            },
        };
    }
}
