using System.Globalization;
using System.Text.Json;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Tests.Doctor;

/// <summary>The stand-in for the AWS CLI.</summary>
internal sealed partial class LiveInstallation
{
    /// <summary>The commands so far, each without <c>--output</c> and the words after it.</summary>
    public List<string> Commands { get; } = [];

    private async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is ["--version"])
        {
            return "aws-cli/2.0.0";
        }

        Commands.Add(string.Join(' ', arguments.TakeWhile(argument => argument != "--output")));
        var name = $"{arguments[0]}-{arguments[1]}";
        if (name == "lambda-get-function-configuration")
        {
            name += $"-{arguments[5]}";
        }

        if (Path.Combine(folder.FullName, $"{name}.refusal") is var refusal && File.Exists(refusal))
        {
            throw new SetupException(await File.ReadAllTextAsync(refusal, cancellationToken));
        }

        var file = Path.Combine(folder.FullName, $"{name}.json");
        if (File.Exists(file))
        {
            var answer = await File.ReadAllTextAsync(file, cancellationToken);
            if (name != "lambda-invoke")
            {
                return answer;
            }

            File.Copy(arguments[5]["fileb://".Length..], Path.Combine(folder.FullName, "event.json"), overwrite: true);
            await File.WriteAllTextAsync(arguments[6], answer, cancellationToken);
            return "{}";
        }

        return arguments[0] == "connect"
            ? await ConnectAsync(arguments, cancellationToken)
            : throw new SetupException(
                "An error occurred (ResourceNotFoundException) when calling the operation: there is none."
            );
    }

    private async Task<string> ConnectAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Origin) };
        using var answer = arguments[1] switch
        {
            "list-approved-origins" => await http.GetAsync($"/instance/{arguments[3]}/approved-origins", cancellationToken),
            "list-lambda-functions" => await http.GetAsync($"/instance/{arguments[3]}/lambda-functions", cancellationToken),
            "describe-contact-flow-module" => await http.GetAsync(ModulePath(arguments), cancellationToken),
            "create-contact-flow-module-version" => await http.PutAsync(
                $"{ModulePath(arguments)}/version",
                Json(new { }),
                cancellationToken
            ),
            "update-contact-flow-module-alias" => await http.PostAsync(
                $"{ModulePath(arguments)}/alias/{arguments[7]}",
                Json(new { ContactFlowModuleVersion = int.Parse(arguments[9], CultureInfo.InvariantCulture) }),
                cancellationToken
            ),
            "update-contact-flow-module-content" => await http.PostAsync(
                $"{ModulePath(arguments)}/content",
                Json(
                    new
                    {
                        Content = await File.ReadAllTextAsync(arguments[7]["file://".Length..], cancellationToken),
                        Settings = await File.ReadAllTextAsync(arguments[9]["file://".Length..], cancellationToken),
                    }
                ),
                cancellationToken
            ),
            "describe-contact-flow" => await http.GetAsync($"/contact-flows/{arguments[3]}/{arguments[5]}", cancellationToken),
            "update-contact-flow-content" => await http.PostAsync(
                $"/contact-flows/{arguments[3]}/{arguments[5]}/content",
                Json(new { Content = await File.ReadAllTextAsync(arguments[7]["file://".Length..], cancellationToken) }),
                cancellationToken
            ),
            _ => throw new SetupException($"An error occurred (UnknownOperationException): {arguments[1]}"),
        };
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? body
            : throw new SetupException(
                $"An error occurred ({string.Join(' ', answer.Headers.GetValues("x-amzn-errortype"))}) when calling the operation: {body}"
            );
    }

    private static string ModulePath(IReadOnlyList<string> arguments) =>
        $"/contact-flow-modules/{arguments[3]}/{Uri.EscapeDataString(arguments[5])}";

    private static StringContent Json(object body) =>
        new(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
}
