namespace ScreenPop.Template.Tests;

/// <summary>The required and the optional parameters of a deployment.</summary>
internal static class Options
{
    private const string Account = "111122223333";

    public static IReadOnlyDictionary<string, string> Required { get; } =
        new Dictionary<string, string>
        {
            ["InstanceArn"] = $"arn:aws:connect:us-east-1:{Account}:instance/22222222-2222-4222-8222-222222222222",
            ["InstanceRegion"] = "us-east-1",
            ["InstanceUrl"] = "https://example.my.connect.aws",
            ["RecordUrl"] = "https://crm.example.test",
        };

    /// <summary>Removes parts that the other options change. It is therefore not one of them.</summary>
    public static IReadOnlyDictionary<string, string> NoHistory { get; } =
        new Dictionary<string, string> { ["HistoryDays"] = "0" };

    /// <summary>Each entry switches a condition of the template.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Optional { get; } =
    [
        new Dictionary<string, string> { ["ExistingTableName"] = "customers" },
        new Dictionary<string, string>
        {
            ["SupportQueueArn"] =
                $"arn:aws:connect:us-east-1:{Account}:instance/22222222-2222-4222-8222-222222222222/queue/44444444-4444-4444-8444-444444444444",
        },
        new Dictionary<string, string> { ["PhoneNumberId"] = "55555555-5555-4555-8555-555555555555" },
        new Dictionary<string, string>
        {
            ["WidgetDomainName"] = "desk.example.test",
            ["WidgetCertificateArn"] = $"arn:aws:acm:us-east-1:{Account}:certificate/66666666-6666-4666-8666-666666666666",
        },
        new Dictionary<string, string>
        {
            ["WebAclArn"] = $"arn:aws:wafv2:us-east-1:{Account}:global/webacl/desk/77777777-7777-4777-8777-777777777777",
        },
        new Dictionary<string, string>
        {
            ["KmsKeyArn"] = $"arn:aws:kms:us-east-1:{Account}:key/88888888-8888-4888-8888-888888888888",
        },
        new Dictionary<string, string> { ["AlarmTopicArn"] = $"arn:aws:sns:us-east-1:{Account}:operators" },
        new Dictionary<string, string> { ["PermissionsBoundaryArn"] = $"arn:aws:iam::{Account}:policy/boundary" },
        new Dictionary<string, string>
        {
            ["VpcSubnetIds"] = "subnet-0123456789abcdef0,subnet-0123456789abcdef1",
            ["VpcSecurityGroupIds"] = "sg-0123456789abcdef0",
        },
        new Dictionary<string, string>
        {
            ["ExistingTableKeyArn"] = $"arn:aws:kms:us-east-1:{Account}:key/99999999-9999-4999-8999-999999999999",
            ["ExistingTableName"] = "customers",
        },
        new Dictionary<string, string> { ["DeletionProtection"] = "true" },
        new Dictionary<string, string> { ["CheckEveryMinutes"] = "5" },
        new Dictionary<string, string> { ["AccessLogBucket"] = "example.s3.amazonaws.com" },
        new Dictionary<string, string> { ["Tracing"] = "PassThrough" },
        new Dictionary<string, string> { ["LookupReservedConcurrency"] = "20" },
        new Dictionary<string, string> { ["AWS::Region"] = "eu-west-2", ["InstanceRegion"] = "eu-west-2" },
    ];

    /// <summary>
    /// The required parameters with up to three optional ones, which covers every result of any three conditions, and with all.
    /// Without a history: with no optional one and with all.
    /// </summary>
    public static IEnumerable<Dictionary<string, string>> Combinations() =>
        Enumerable
            .Range(0, 1 << Optional.Count)
            .Where(mask => int.PopCount(mask) <= 3 || mask == (1 << Optional.Count) - 1)
            .Select(mask => With(Optional.Where((_, index) => (mask & (1 << index)) != 0)))
            .Concat(WithoutHistory());

    /// <summary>No option, each alone, and all. Without a history: no option and all.</summary>
    public static IEnumerable<Dictionary<string, string>> Few() =>
        Optional.Select(option => With([option])).Prepend(With([])).Append(With(Optional)).Concat(WithoutHistory());

    public static Dictionary<string, string> With(IEnumerable<IReadOnlyDictionary<string, string>> options)
    {
        var parameters = Required.ToDictionary();
        foreach (var (name, value) in options.SelectMany(option => option))
        {
            parameters[name] = value;
        }

        return parameters;
    }

    private static IEnumerable<Dictionary<string, string>> WithoutHistory() =>
        [With([NoHistory]), With([.. Optional, NoHistory])];
}
