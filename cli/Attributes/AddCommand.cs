using System.CommandLine;
using System.Globalization;
using ScreenPop.Cli.Template;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Attributes;

/// <summary>
/// <c>screenpop attributes add</c>: declares a column of the customer file in contact-flows/attributes.json, where the import,
/// the lookup, the rules and the card read it. The command also updates the flows, the module and the template.
/// </summary>
internal static class AddCommand
{
    private static readonly string[] FlowFolders = ["modules", "flows"];

    private static readonly Argument<string> Name = new("NAME")
    {
        Description = "Name of the contact attribute: letters, digits, - and _, such as loyaltyPoints.",
    };

    private static readonly Option<string?> Column = new("--column")
    {
        Description = "The column of the customer file. Default: NAME.",
    };

    private static readonly Option<string?> Label = new("--label")
    {
        Description = "The label on the card. Default: NAME in words.",
    };

    private static readonly Option<string> Sensitivity = new("--sensitivity")
    {
        Description = "public, personal (kept out of logs and exports) or secret (masked until the agent asks).",
        DefaultValueFactory = _ => "personal",
    };

    private static readonly Option<int> MaxBytes = new("--max-bytes")
    {
        Description =
            $"Longest value in bytes of UTF-8, 1 to {AttributeDeclaration.MostBytes}; the lookup shortens longer ones. All attributes of a contact share 32,768.",
        DefaultValueFactory = _ => 256,
    };

    public static Command Create()
    {
        var command = new Command(
            "add",
            "Show a column of the customer file to the agent: declares it for import, lookup, flows, card and rules."
        )
        {
            Name,
            Column,
            Label,
            Sensitivity,
            MaxBytes,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(RepositoryLayout.Find(), Declared(parsed), parsed.InvocationConfiguration.Output, cancellationToken)
        );
        return command;
    }

    /// <summary>Declares an attribute in the given repository.</summary>
    internal static async Task<int> RunAsync(
        RepositoryLayout layout,
        AttributeDeclaration attribute,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        // All texts are computed before any file is written, so a refusal leaves no partly declared attribute.
        var contract = ContractFile.Add(layout, attribute);
        var flows = FlowFilesOf(layout, attribute).ToList();
        cancellationToken.ThrowIfCancellationRequested();

        // The declaration is written last and nothing is interrupted, so what a full disk stops is completed by the same command.
        foreach (var (path, text) in flows)
        {
            await ResultFile.WriteAsync(path, text, CancellationToken.None);
        }

        var template = Path.Combine(layout.Root, "template.yaml");
        var templateText = TemplateFlows.Write(InputFile.Read(template, File.ReadAllText), layout);
        await ResultFile.WriteAsync(template, templateText, CancellationToken.None);
        await ResultFile.WriteAsync(contract.Path, contract.Text, CancellationToken.None);
        await output.WriteLineAsync(
            $"{attribute.Name} is declared: the column {attribute.Column} of the customer file, \"{attribute.Label}\" on the card, "
                + string.Create(CultureInfo.InvariantCulture, $"{attribute.Sensitivity}, at most {attribute.MaxBytes:#,0} bytes.")
        );
        foreach (var path in flows.Select(flow => flow.Path).Prepend(contract.Path).Append(template))
        {
            await output.WriteLineAsync($"changed: {Path.GetRelativePath(layout.Root, path)}");
        }

        await output.WriteLineAsync(
            "Next: import the customer file again; deploy with 'sam build && sam deploy'. Pop rules can test it like any attribute."
        );
        return ExitCode.Success;
    }

    private static IEnumerable<(string Path, string Text)> FlowFilesOf(RepositoryLayout layout, AttributeDeclaration attribute) =>
        from folder in FlowFolders
        let path = Path.Combine(layout.ContactFlows, folder)
        where Directory.Exists(path)
        from file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)
        let text = FlowAttributes.Add(File.ReadAllText(file), attribute.Name)
        where text is not null
        select (file, text);

    private static AttributeDeclaration Declared(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(Name);
        return AttributeDeclaration.Check(
            name,
            parsed.GetValue(Column) ?? name,
            parsed.GetValue(Label) ?? AttributeDeclaration.InWords(name),
            parsed.GetValue(Sensitivity)!,
            parsed.GetValue(MaxBytes)
        );
    }
}
