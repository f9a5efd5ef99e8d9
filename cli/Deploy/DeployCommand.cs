using System.CommandLine;
using ScreenPop.Cli.Doctor;

namespace ScreenPop.Cli.Deploy;

/// <summary><c>screenpop deploy</c>: from an Amazon Connect instance to the first call.</summary>
internal static class DeployCommand
{
    private static readonly Option<string?> Instance = new("--instance")
    {
        Description = "Alias, id or ARN of the instance. Default: the only one.",
    };
    private static readonly Option<string?> RecordUrl = new("--record-url")
    {
        Description = "Origin of the customers' records: https and a host.",
    };
    private static readonly Option<string?> InCountry = new("--country")
    {
        Description = "ISO 3166 code of numbers without a country code; empty for none.",
    };
    private static readonly Option<string?> Number = new("--number")
    {
        Description = "The instance's number that the flow answers, such as +18005550199, or none.",
    };
    private static readonly Option<string?> Queue = new("--queue")
    {
        Description = "ARN of an existing queue. Default: the stack creates one.",
    };
    private static readonly Option<string?> Profile = new("--routing-profile")
    {
        Description = "Id of the routing profile that gets the queue, or none.",
    };
    private static readonly Option<FileInfo?> Customers = new("--customers") { Description = "File of customers to import." };
    private static readonly Option<FileInfo?> Lines = new("--lines") { Description = "File of dialed lines to import." };
    private static readonly Option<string[]> Parameter = new("--parameter")
    {
        Description = "Another parameter of template.yaml, as Name=value. May be repeated.",
    };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show the plan and stop." };

    public static Command Create()
    {
        var command = StackOptions.AddTo(
            new Command(
                "deploy",
                "Deploy to an Amazon Connect instance, up to the first call. A second run continues after an interruption."
            )
            {
                Instance,
                RecordUrl,
                InCountry,
                Number,
                Queue,
                Profile,
                Customers,
                Lines,
                Parameter,
                Yes,
                DryRun,
            }
        );
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        InputFile.Check(Customers.Name, parsed.GetValue(Customers));
        InputFile.Check(Lines.Name, parsed.GetValue(Lines));
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var deployment = new Deployment(
            StackOptions.AwsOf(parsed),
            Tool.RunAsync,
            arguments => CommandLine.RunAsync(arguments, output, errors, cancellationToken),
            Console.In,
            output
        );
        try
        {
            return await deployment.RunAsync(
                new DeployAnswers
                {
                    Stack = StackOptions.StackOf(parsed),
                    Instance = parsed.GetValue(Instance),
                    RecordUrl = parsed.GetValue(RecordUrl),
                    Country = parsed.GetValue(InCountry),
                    Number = parsed.GetValue(Number),
                    Queue = parsed.GetValue(Queue),
                    RoutingProfile = parsed.GetValue(Profile),
                    Customers = parsed.GetValue(Customers),
                    Lines = parsed.GetValue(Lines),
                    Parameters = parsed.GetValue(Parameter) ?? [],
                    Yes = parsed.GetValue(Yes),
                    DryRun = parsed.GetValue(DryRun),
                },
                cancellationToken
            );
        }
        catch (AwsRefusedException refused)
        {
            await errors.WriteLineAsync(refused.Told);
            return ExitCode.Failure;
        }
    }
}
