using ScreenPop.FlowEngine.Blocks;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.References;

namespace ScreenPop.FlowEngine.Program;

/// <summary>An action with its behaviour and its compiled parameters and operands.</summary>
internal sealed class Block(FlowAction action)
{
    public FlowAction Action { get; } = action;

    public string Identifier => Action.Identifier;

    public ParameterList Parameters { get; } = ParameterList.Compile(action.Parameters);

    public BlockBehaviour Behaviour { get; } = BlockBehaviours.Of(action.Type);

    public IReadOnlyList<CompiledCondition> Conditions { get; } =
    [
        .. action.Conditions.Select(condition => new CompiledCondition(
            condition,
            FlowText.Parse(condition.Operands.Count > 0 ? condition.Operands[0] : "")
        )),
    ];
}

internal sealed record CompiledCondition(ConditionBranch Branch, FlowText Operand);
