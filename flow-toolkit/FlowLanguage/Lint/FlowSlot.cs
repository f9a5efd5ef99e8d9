namespace ScreenPop.FlowLanguage.Lint;

/// <summary>A namespace that blocks fill at run time. Each block replaces the previous values.</summary>
/// <param name="Root">The first name of its references.</param>
/// <param name="Writes">Whether a block fills it.</param>
/// <param name="Source">The source of the members: the function, the view or the module. Blocks with the same source fill the
/// same members.</param>
/// <param name="Survives">Whether the contact carries it into the next flow.</param>
internal sealed record FlowSlot(
    string Root,
    Func<FlowAction, bool> Writes,
    Func<FlowAction, string?> Source,
    bool Survives = false
)
{
    public static FlowSlot External { get; } = new("External", IsAnswered, action => action.Text("LambdaFunctionARN"));

    public static FlowSlot StoredInput { get; } =
        new("StoredCustomerInput", StoresInput, action => action.Identifier, Survives: true);

    /// <summary>Every slot but <see cref="External"/>, which has rules of its own.</summary>
    public static IReadOnlyList<FlowSlot> Others { get; } =
    [
        StoredInput,
        new(
            "Views",
            action => action.Type == "ShowView",
            action => action.Parameters.Member("ViewResource").Text("Id"),
            Survives: true
        ),
        new("Lex", action => action.Type == "ConnectParticipantWithLexBot", Bot, Survives: true),
        new("Modules", action => action.Type == "InvokeFlowModule", action => action.Text("FlowModuleId")),
        new(
            "Customer",
            action =>
                action.Type
                    is "GetCustomerProfile"
                        or "CreateCustomerProfile"
                        or "UpdateCustomerProfile"
                        or "GetCustomerProfileObject"
                        or "GetCalculatedAttributesForCustomerProfile",
            _ => null
        ),
        new("Case", action => action.Type is "GetCase" or "CreateCase" or "UpdateCase", _ => null),
        new("Metrics", action => action.Type == "GetMetricData", _ => null),
        new("Task", action => action.Type == "CreateTask", _ => null),
        new("Loop", action => action.Type == "Loop", _ => null),
    ];

    /// <summary>Whether the branch means that the block failed. Two branches of <c>Errors</c> do not.</summary>
    public static bool IsFailure(Branch branch) =>
        branch.Kind == BranchKind.Error && branch.Label is not ("NoMatchingCondition" or "ContactNotLinked");

    private static bool IsAnswered(FlowAction action) =>
        action.Type == "InvokeLambdaFunction"
        && !string.Equals(action.Text("InvocationType"), "ASYNCHRONOUS", StringComparison.OrdinalIgnoreCase);

    private static bool StoresInput(FlowAction action) =>
        action.Type == "GetParticipantInput"
        && string.Equals(action.Text("StoreInput"), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Bot(FlowAction action) =>
        action.Parameters.Member("LexV2Bot").Text("AliasArn") ?? action.Parameters.Member("LexBot").Text("Name");
}
