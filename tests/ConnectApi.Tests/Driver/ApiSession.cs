using System.Text.Json.Nodes;

namespace ScreenPop.ConnectApi.Tests.Driver;

/// <summary>A client that works on one instance.</summary>
internal sealed class ApiSession(IConnectClient client, string instanceId)
{
    public Task<ApiAnswer> TryAsync(string operation, params (string Name, JsonNode? Value)[] members) =>
        client.CallAsync(
            operation,
            new JsonObject(
                members
                    .Prepend(("InstanceId", instanceId))
                    .DistinctBy(member => member.Item1)
                    .Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone()))
            )
        );

    /// <summary>Calls an operation that succeeds.</summary>
    public async Task<ApiAnswer> DoAsync(string operation, params (string Name, JsonNode? Value)[] members)
    {
        var answer = await TryAsync(operation, members);
        Assert.True(answer.Error is null, $"{operation}: {answer.Error} {answer.Body.ToJsonString()}");
        return answer;
    }

    /// <summary>Calls an operation that the service refuses with this error.</summary>
    public async Task<ApiAnswer> IsRefusedAsync(string operation, string error, params (string Name, JsonNode? Value)[] members)
    {
        var answer = await TryAsync(operation, members);
        Assert.Equal(error, answer.Error);
        return answer;
    }
}
