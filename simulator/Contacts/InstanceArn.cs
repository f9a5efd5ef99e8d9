using ScreenPop.Contacts.Queues;
using ScreenPop.FlowLanguage;

namespace ScreenPop.Contacts;

/// <summary>The instance's ARN and the ARNs of its resources.</summary>
/// <param name="Value"><c>arn:aws:connect:{region}:{account}:instance/{id}</c>.</param>
public sealed record InstanceArn(string Value)
{
    /// <summary>The id in the ARN.</summary>
    public string InstanceId => ResourceArn.IdOf(Value);

    public string Of(Queue queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return OfQueue(queue.Id);
    }

    public string OfQueue(string queueId) => $"{Value}/queue/{queueId}";

    public string OfAgent(string username) => $"{Value}/agent/{StableId.Of("agent", username)}";

    public string OfRoutingProfile(string name) => $"{Value}/routing-profile/{StableId.Of("routing-profile", name)}";

    public string OfAgentState(string name) => $"{Value}/agent-state/{StableId.Of("agent-state", name)}";

    public string OfContact(string contactId) => $"{Value}/contact/{contactId}";

    public override string ToString() => Value;
}
