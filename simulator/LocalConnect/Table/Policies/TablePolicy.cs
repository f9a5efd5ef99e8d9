namespace ScreenPop.LocalConnect.Table.Policies;

/// <summary>
/// What a function's role may do with the stack's table: the statements of its policies, decided as IAM decides.
/// </summary>
/// <param name="function">The function, for messages.</param>
/// <param name="table">The table that the statements' resource is.</param>
/// <param name="statements">Those that are about the table.</param>
internal sealed class TablePolicy(string function, string table, IReadOnlyList<TableStatement> statements)
{
    /// <summary>Why a request is refused, in DynamoDB's words; null when it may pass.</summary>
    /// <param name="operation">Such as <c>Query</c>.</param>
    /// <param name="json">The request's body.</param>
    public string? Refusal(string operation, string json) =>
        TableRequest.Read(operation, json).Where(request => !IsAllowed(request)).Select(Words).FirstOrDefault();

    private bool IsAllowed(TableRequest request) =>
        request.Table == table
        && statements.Any(statement => statement.IsAllow && statement.Matches(request))
        && !statements.Any(statement => !statement.IsAllow && statement.Matches(request));

    private string Words(TableRequest request) =>
        $"User: {function} is not authorized to perform: {request.Action} on resource: table/{request.Table} "
        + "because no identity-based policy allows the "
        + $"{request.Action} action with the leading keys [{string.Join(", ", request.LeadingKeys.Select(Prefix))}]";

    /// <summary>The kind of key says what the policy lacks; the rest of it may be somebody's number.</summary>
    private static string Prefix(string key) => key[..(key.IndexOf('#', StringComparison.Ordinal) + 1)] + "…";
}
