using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowTesting.Drawing;

/// <summary>The texts of a block in a drawing.</summary>
internal static class BlockText
{
    /// <summary>The block's name, or its type in the designer's words when the console generated the name.</summary>
    public static string Title(FlowAction action) => Guid.TryParse(action.Identifier, out _) ? Kind(action) : action.Identifier;

    /// <summary>The block's type in the designer's words.</summary>
    public static string Kind(FlowAction action) => ActionCatalogue.Find(action.Type)?.Block ?? action.Type;

    /// <summary>The label of a branch.</summary>
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

    /// <summary>The block's category, which sets its colour and icon: say, ask, set, end or other.</summary>
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

    /// <summary>The block's most informative parameter.</summary>
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
