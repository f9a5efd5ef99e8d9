using ScreenPop.Deployment.Events;
using ScreenPop.LambdaHost.Logging;

namespace ScreenPop.Deployment.Numbers;

/// <summary>
/// <c>Custom::NumberOfFlow</c>: assigns a phone number to a flow, for which CloudFormation has no property. Properties:
/// <c>InstanceArn</c>, <c>PhoneNumberId</c>, <c>ContactFlowArn</c>.
/// </summary>
internal sealed class NumberOfFlow(PhoneNumbers numbers, JsonLogger log) : ICustomResource
{
    private const string Nobody = "no flow";

    /// <summary>
    /// Assigns the number. The id is <c>PHONE_NUMBER_ID/FORMER_FLOW_ID</c>, so that CloudFormation remembers the number's
    /// former flow.
    /// </summary>
    public async Task<string> ApplyAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var instance = request.Property("InstanceArn");
        var number = request.Property("PhoneNumberId");
        var flow = request.Property("ContactFlowArn");
        var current = await numbers.FindFlowAsync(instance, NumberArn(instance, number), cancellationToken).ConfigureAwait(false);
        if (
            !IsSame(current, flow)
            && !await numbers.AssociateAsync(instance, number, flow, cancellationToken).ConfigureAwait(false)
        )
        {
            throw new InvalidOperationException(
                $"Amazon Connect knows no number {number} or no flow {flow} in the instance {instance}."
            );
        }

        if (Former.Read(request.PhysicalResourceId) is { } former && former.Number == number)
        {
            return request.PhysicalResourceId!;
        }

        log.NumberAssociated(number, flow, current ?? Nobody);
        return $"{number}/{(current is null || IsSame(current, flow) ? "" : PhoneNumbers.IdOf(current))}";
    }

    /// <summary>Returns the number to its former flow, unless it has been assigned to another flow in the meantime.</summary>
    public async Task DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var instance = request.Property("InstanceArn");
        if (Former.Read(request.PhysicalResourceId) is not { } former)
        {
            return;
        }

        var current = await numbers
            .FindFlowAsync(instance, NumberArn(instance, former.Number), cancellationToken)
            .ConfigureAwait(false);
        if (!IsSame(current, request.Property("ContactFlowArn")))
        {
            log.NumberTakenOver(former.Number, current ?? Nobody);
            return;
        }

        if (former.Flow is { } flow)
        {
            if (await numbers.AssociateAsync(instance, former.Number, flow, cancellationToken).ConfigureAwait(false))
            {
                log.NumberAssociated(former.Number, flow, current!);
                return;
            }

            log.FormerFlowGone(flow, former.Number);
        }

        await numbers.DisassociateAsync(instance, former.Number, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsSame(string? flow, string other) =>
        flow is not null && PhoneNumbers.IdOf(flow) == PhoneNumbers.IdOf(other);

    /// <summary>Numbers belong to the account and region of the instance.</summary>
    private static string NumberArn(string instanceArn, string number) =>
        $"{string.Join(':', instanceArn.Split(':')[..5])}:phone-number/{number}";

    private sealed record Former(string Number, string? Flow)
    {
        public static Former? Read(string? physicalId) =>
            physicalId?.Split('/') is [{ Length: > 0 } number, var flow]
                ? new Former(number, flow.Length > 0 ? flow : null)
                : null;
    }
}
