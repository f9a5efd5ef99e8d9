using System.Runtime.CompilerServices;
using ScreenPop.FlowLanguage;

namespace ScreenPop.FlowEngine.Program;

/// <summary>A compiled flow. Texts are parsed and targets resolved once per flow, not once per contact.</summary>
internal sealed class FlowProgram
{
    private static readonly ConditionalWeakTable<Flow, FlowProgram> Programs = [];

    private readonly Dictionary<string, Block> blocks;

    private FlowProgram(Flow flow)
    {
        Flow = flow;
        blocks = new Dictionary<string, Block>(flow.Actions.Count, StringComparer.Ordinal);
        foreach (var action in flow.Actions)
        {
            blocks.TryAdd(action.Identifier, new Block(action));
        }
    }

    public Flow Flow { get; }

    public Block? Start => Find(Flow.StartAction);

    public static FlowProgram Of(Flow flow) => Programs.GetValue(flow, static flow => new FlowProgram(flow));

    public Block? Find(string? identifier) => identifier is null ? null : blocks.GetValueOrDefault(identifier);
}
