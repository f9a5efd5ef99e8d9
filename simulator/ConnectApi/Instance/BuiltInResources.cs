using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Instance;

/// <summary>The resources of every new instance: hours of operation that are always open, and prompts.</summary>
internal static class BuiltInResources
{
    private static readonly string[] PromptNames = ["Beep.wav", "CustomerHold.wav", "CustomerQueue.wav"];

    public static IReadOnlyList<BuiltIn> Of(InstanceArn instance) => [Hours(instance), .. Prompts(instance)];

    /// <summary>The hours of every queue, which are always open.</summary>
    public static BuiltIn Hours(InstanceArn instance) => BuiltIn.Of(instance, "operating-hours", "Basic Hours");

    public static IReadOnlyList<BuiltIn> Prompts(InstanceArn instance) =>
        [.. PromptNames.Select(name => BuiltIn.Of(instance, "prompt", name))];
}

internal sealed record BuiltIn(string Id, string Arn, string Name)
{
    internal static BuiltIn Of(InstanceArn instance, string kind, string name)
    {
        var id = StableId.Of(kind, name);
        return new(id, $"{instance}/{kind}/{id}", name);
    }
}
