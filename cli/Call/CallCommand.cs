using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Cli.Rules;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Journeys;
using ScreenPop.LocalConnect.Site;

namespace ScreenPop.Cli.Call;

/// <summary>
/// <c>screenpop call</c>: one call through the flow, the function, the table and the pop rules, without a browser.
/// </summary>
internal static class CallCommand
{
    private static readonly CallReportJson Json = new(
        new JsonSerializerOptions(CallReportJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    private static readonly Option<string> From = new("--from")
    {
        Description = "The caller's number, or a word such as 'anonymous' for a withheld one.",
        Required = true,
    };

    private static readonly Option<string> To = new("--to") { Description = "The number dialed.", Required = true };

    private static readonly Option<string> Press = new("--press")
    {
        Description = "The keys that the caller presses: 0-9, * and #.",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<bool> AsJson = new("--json") { Description = "Print one JSON object." };

    public static Command Create()
    {
        var command = new Command(
            "call",
            "Place one call through the flow, the function, the table and the pop rules, without a browser."
        )
        {
            From,
            To,
            Press,
            AsJson,
        };
        LocalSessionArguments.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetRequiredValue(From),
                    parsed.GetRequiredValue(To),
                    parsed.GetValue(Press)!,
                    parsed.GetValue(AsJson),
                    LocalSessionArguments.Read(parsed),
                    parsed.InvocationConfiguration,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string from,
        string to,
        string press,
        bool asJson,
        LocalSessionOptions options,
        InvocationConfiguration streams,
        CancellationToken cancellationToken
    )
    {
        Check(from, to, press);
        await using var session = await LocalSession.StartAsync(options, streams.Error.WriteLine, cancellationToken);
        var journey = session.Instance.Journeys.Call(from, to, press);
        var end = await journey.InboundEnded.WaitAsync(cancellationToken);
        var report = await ReportAsync(session, journey, end, cancellationToken);
        await streams.Output.WriteLineAsync(
            asJson ? JsonSerializer.Serialize(report, Json.CallReport) : CallText.Of(report, from, to)
        );
        return end.IsIntended ? ExitCode.Success : ExitCode.Failure;
    }

    private static void Check(string from, string to, string press)
    {
        if (string.IsNullOrWhiteSpace(from) || string.IsNullOrWhiteSpace(to))
        {
            throw new BadUsageException("--from and --to need a number each, such as --from +14155550100 --to +18005550199.");
        }

        if (press.FirstOrDefault(key => !char.IsAsciiDigit(key) && key is not '*' and not '#') is var odd && odd != default)
        {
            throw new BadUsageException($"--press has '{odd}': a phone has the keys 0-9, * and #.");
        }
    }

    private static async Task<CallReport> ReportAsync(
        LocalSession session,
        Journey journey,
        FlowEngine.FlowEnd end,
        CancellationToken cancellationToken
    )
    {
        var contact = session.Instance.Center.FindContact(journey.ContactId)!;
        var addresses = new LocalAddresses(LocalConnectOptions.DefaultPort);
        var rules = new WidgetRules(session.Layout);
        var decision = await rules.DecideAsync(
            rules.ShippedConfiguration(addresses),
            WidgetRules.ContactOf(contact, end.Queue?.Name),
            cancellationToken
        );
        return new CallReport(
            contact.Id,
            contact.Attributes.GetValueOrDefault("lookupStatus"),
            new SortedDictionary<string, string>(contact.Attributes.ToDictionary(), StringComparer.Ordinal),
            end.Queue?.Name,
            end.Kind.ToString(),
            [.. journey.Path.Select(block => block.Identifier)],
            journey.Prompts,
            [
                .. journey.LambdaCalls.Select(call => new CallReport.Invocation(
                    call.Function,
                    Math.Round(call.Duration.TotalMilliseconds, 1),
                    call.Outcome?.ToString() ?? "GivenUp"
                )),
            ],
            PopOf(decision["pop"])
        );
    }

    private static JsonObject? PopOf(JsonNode? pop) =>
        pop is null
            ? null
            : new JsonObject
            {
                ["rule"] = pop["rule"]?.DeepClone(),
                ["target"] = pop["target"]?.DeepClone(),
                ["url"] = pop["url"]?.DeepClone(),
            };
}
