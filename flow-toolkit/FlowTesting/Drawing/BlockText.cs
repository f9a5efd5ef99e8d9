using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowTesting.Drawing;

/// <summary>What a drawing says of a block.</summary>
internal static class BlockText
{
    /// <summary>Its name, or the designer's word for its type where the console made the name up.</summary>
    public static string Title(FlowAction action) => Guid.TryParse(action.Identifier, out _) ? Kind(action) : action.Identifier;

    /// <summary>The designer's word for its type.</summary>
    public static string Kind(FlowAction action) => ActionCatalogue.Find(action.Type)?.Block ?? action.Type;

    /// <summary>What stands at a way out.</summary>
    public static string Branch(Branch branch) =>
        branch.Kind switch
        {
            BranchKind.Next => "next",
            BranchKind.Condition when branch.Label.StartsWith("Equals ", StringComparison.Ordinal) => $"= {branch.Label[7..]}",
            _ => branch.Label switch
            {
                "NoMatchingError" => "error",
                "NoMatchingCondition" => "no match",
                var other => other,
            },
        };

    /// <summary>What a block does, in one word for its colour and sign.</summary>
    public static string Category(FlowAction action) =>
        action.Type switch
        {
            "MessageParticipant" or "MessageParticipantIteratively" => "say",
            "InvokeLambdaFunction"
            or "Compare"
            or "GetParticipantInput"
            or "ConnectParticipantWithLexBot"
            or "CheckHoursOfOperation"
            or "CheckMetricData" => "ask",
            "DisconnectParticipant" or "EndFlowExecution" or "EndFlowModuleExecution" or "TransferContactToQueue" => "end",
            _ when action.Type.StartsWith("Update", StringComparison.Ordinal) => "set",
            _ => "other",
        };

    /// <summary>The one parameter that says most.</summary>
    public static string Detail(FlowAction action) =>
        action.Text("Text")
        ?? action.Text("SSML")
        ?? action.Text("ComparisonValue")
        ?? action.Text("LambdaFunctionARN")
        ?? action.Text("QueueId")
        ?? action.Text("ContactFlowId")
        ?? action.Text("FlowModuleId")
        ?? action.Text("Result")
        ?? ActionCatalogue.Find(action.Type)?.Block
        ?? action.Type;
}
