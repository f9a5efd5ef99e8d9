namespace ScreenPop.LocalConnect.Table.Policies;

/// <summary>The permissions of a function's role on the stack's table, evaluated as IAM does.</summary>
/// <param name="function">The function's name, for messages.</param>
/// <param name="table">The name of the table that the statements' resource means.</param>
/// <param name="statements">The statements about the table.</param>
internal sealed class TablePolicy(string function, string table, IReadOnlyList<TableStatement> statements)
{
    /// <summary>The reason for refusing a request, in DynamoDB's words; null when the request is allowed.</summary>
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

    /// <summary>Keeps the kind of the key, which shows what the policy lacks. The rest may be a person's number.</summary>
    private static string Prefix(string key) => key[..(key.IndexOf('#', StringComparison.Ordinal) + 1)] + "…";
}
