using System.CommandLine;

namespace ScreenPop.Cli.Doctor;

/// <summary>The options that select an installation.</summary>
internal static class StackOptions
{
    public static readonly Option<string?> Stack = new("--stack")
    {
        Description = "Name of the installation's CloudFormation stack.",
    };

    private static readonly Option<string?> Region = new("--region")
    {
        Description = "Region of the stack (default: the AWS CLI's own).",
    };

    private static readonly Option<string?> Profile = new("--profile")
    {
        Description = "Profile of the AWS CLI (default: the AWS CLI's own).",
    };

    public static Command AddTo(Command command)
    {
        command.Options.Add(Stack);
        command.Options.Add(Region);
        command.Options.Add(Profile);
        return command;
    }

    /// <exception cref="BadUsageException">No stack is named.</exception>
    public static string StackOf(ParseResult parsed) =>
        parsed.GetValue(Stack) ?? throw new BadUsageException("give --stack, the name of the installation's stack.");

    public static AwsCli AwsOf(ParseResult parsed) => new(parsed.GetValue(Region), parsed.GetValue(Profile));
}
