using System.Diagnostics.CodeAnalysis;

namespace ScreenPop.Lambda;

/// <summary>The parts of <c>arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]</c>.</summary>
public sealed record FunctionArn(string Region, string Account, string Name, string? Qualifier)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out FunctionArn? arn)
    {
        arn = text.Split(':') switch
        {
            ["arn", _, "lambda", var region, var account, "function", { Length: > 0 } name] => new FunctionArn(
                region,
                account,
                name,
                null
            ),
            ["arn", _, "lambda", var region, var account, "function", { Length: > 0 } name, { Length: > 0 } qualifier] =>
                new FunctionArn(region, account, name, qualifier),
            _ => null,
        };
        return arn is not null;
    }

    public override string ToString() =>
        $"arn:aws:lambda:{Region}:{Account}:function:{Name}" + (Qualifier is null ? "" : ":" + Qualifier);
}
