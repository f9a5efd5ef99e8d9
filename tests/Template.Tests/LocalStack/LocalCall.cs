using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.FlowEngine;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowLanguage;

namespace ScreenPop.Template.Tests.LocalStack;

/// <summary>
/// A call to the stack's number. It uses the deployed flow, the function's permission and the role's access to the table. A fixed
/// answer replaces the function, whose package has a test of its own.
/// </summary>
internal sealed class LocalCall(LocalAccount account) : ILambdaInvoker, IConnectInstance, IParticipant
{
    private readonly List<string> heard = [];

    public IReadOnlyList<string> Heard => heard;

    /// <summary>The environment of the invoked function.</summary>
    public JsonObject? MetBy { get; private set; }

    public async Task<(FlowEnd End, FlowContact Contact)> PlaceAsync(string flowArn, CancellationToken cancellationToken)
    {
        var contact = new FlowContact
        {
            ContactId = "33333333-3333-4333-8333-333333333333",
            InstanceArn = LocalAccount.InstanceArn,
            CustomerEndpoint = ContactEndpoint.PhoneNumber("+14155550100"),
            SystemEndpoint = ContactEndpoint.PhoneNumber("+18005550199"),
        };
        var runner = new FlowRunner(
            contact,
            new FlowPorts
            {
                Participant = this,
                Lambda = this,
                Instance = this,
            }
        );
        return (await runner.RunAsync(FindFlow(flowArn)!, FlowType.ContactFlow, cancellationToken), contact);
    }

    public ValueTask<LambdaAnswer> InvokeAsync(LambdaInvocation invocation, CancellationToken cancellation)
    {
        if (!account.Functions.MayInvoke(invocation.FunctionArn, "connect.amazonaws.com", LocalAccount.InstanceArn))
        {
            return new(new LambdaAnswer(LambdaOutcome.Unreachable, default, "AccessDenied"));
        }

        var configuration = account.Functions.ConfigurationOf(invocation.FunctionArn);
        MetBy = configuration["Environment"]!["Variables"]!.AsObject();
        var table = (string)MetBy["TABLE_NAME"]!;
        var isAllowed = account.Roles.Allows(
            (string)configuration["Role"]!,
            "dynamodb:Query",
            $"arn:aws:dynamodb:us-east-1:{LocalAccount.Id}:table/{table}",
            ("dynamodb:LeadingKeys", "PHONE#+14155550100")
        );
        isAllowed &=
            !account.TableKeys.TryGetValue(table, out var key)
            || account.Roles.Allows((string)configuration["Role"]!, "kms:Decrypt", key);
        return new(
            new LambdaAnswer(
                LambdaOutcome.Answered,
                JsonSerializer.SerializeToUtf8Bytes(
                    !isAllowed ? new Dictionary<string, string> { ["lookupStatus"] = "error", ["errorKind"] = "denied" }
                    : account.Tables.Contains(table) ? new() { ["lookupStatus"] = "match", ["customerId"] = "C-1001" }
                    : new() { ["lookupStatus"] = "error", ["errorKind"] = "notFound" }
                )
            )
        );
    }

    public Flow? FindFlow(string idOrArn) =>
        account.Instance.Resources.TryGetValue(idOrArn, out var flow)
            ? Flow.Parse(System.Text.Encoding.UTF8.GetBytes((string)flow.Properties["Content"]!), flow.LogicalId)
            : null;

    public ContactQueue? FindQueue(string idOrArn) => new(idOrArn, "Support");

    public ValueTask<QueueEntry> EnterQueueAsync(FlowContact contact, ContactQueue queue, CancellationToken cancellation) =>
        new(QueueEntry.Accepted);

    public ValueTask PlayAsync(Prompt prompt, CancellationToken cancellation)
    {
        heard.Add(prompt.Content);
        return default;
    }

    public ValueTask<char?> ReadKeyAsync(TimeSpan limit, CancellationToken cancellation) => default;

    public ValueTask<string?> WaitAsync(TimeSpan limit, IReadOnlyList<string> events, CancellationToken cancellation) => default;
}
