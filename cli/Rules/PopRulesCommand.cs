using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScreenPop.Cli.Call;
using ScreenPop.LocalConnect;
using ScreenPop.LocalConnect.Site;
using ScreenPop.Toolchain;

namespace ScreenPop.Cli.Rules;

/// <summary><c>screenpop rules</c>: checks a <c>screen-pop.json</c>, and explains why a contact pops or does not.</summary>
internal static class PopRulesCommand
{
    private static readonly Argument<FileInfo?> File = new("file")
    {
        Description = "The screen-pop.json to check. Default: the shipped one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string[]> RecordOrigins = new("--record-origins")
    {
        Description =
            "Origins that the page's headers are deployed with: RecordUrl and RecordOrigins of the stack. ${RecordUrl} needs no mention.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> FramedBy = new("--framed-by")
    {
        Description =
            "Origins around a record's frame, such as the page's and, for the app of the agent workspace, the instance's. Asks each record system whether they may show it.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<FileInfo?> Config = new("--config")
    {
        Description = "The screen-pop.json to use. Default: the shipped one.",
    };

    private static readonly Option<FileInfo?> Contact = new("--contact")
    {
        Description =
            "A JSON file with a contact: contactId, channel, direction, queue, attributes, customerEndpoint, systemEndpoint.",
    };

    private static readonly Option<string?> From = new("--from")
    {
        Description = "Place a call from this number and explain what it pops.",
    };

    private static readonly Option<string> To = new("--to")
    {
        Description = "The number dialed by --from.",
        DefaultValueFactory = _ => "+18005550199",
    };

    private static readonly Option<bool> Masked = new("--masked") { Description = "Leave out every value that is not public." };

    public static Command Create()
    {
        var lint = new Command("lint", "Check a screen-pop.json and list every fault.") { File, RecordOrigins, FramedBy };
        lint.SetAction(
            (parsed, cancellationToken) =>
                LintAsync(
                    parsed.GetValue(File),
                    [.. (parsed.GetValue(RecordOrigins) ?? []).SelectMany(origins => origins.Split(' '))],
                    Origins(parsed.GetValue(FramedBy)),
                    parsed.InvocationConfiguration.Output,
                    cancellationToken
                )
        );

        var explain = new Command("explain", "Explain which rule pops what for a contact, and why the others do not.")
        {
            Config,
            Contact,
            From,
            To,
            Masked,
        };
        LocalSessionArguments.AddTo(explain);
        explain.SetAction((parsed, cancellationToken) => ExplainAsync(parsed, cancellationToken));
        return new Command("rules", "Check and explain the pop rules.") { lint, explain };
    }

    private static async Task<int> LintAsync(
        FileInfo? file,
        IReadOnlyList<string> recordOrigins,
        IReadOnlyList<string> framedBy,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var rules = await RulesAsync(cancellationToken);
        var configuration = Read(rules, file);
        var faults = await rules.LintAsync(configuration, cancellationToken);
        if (faults.Count == 0)
        {
            return await LintOriginsAsync(configuration, recordOrigins, framedBy, output, cancellationToken);
        }

        foreach (var fault in faults)
        {
            await output.WriteLineAsync(fault);
        }

        await output.WriteLineAsync($"{faults.Count} faults: the page would pop nothing.");
        return ExitCode.Failure;
    }

    /// <exception cref="BadUsageException">One of them is not an origin.</exception>
    private static List<string> Origins(string[]? given)
    {
        var origins = (given ?? []).SelectMany(each => each.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return
            origins.Find(each => !Uri.TryCreate(each, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
                is { } wrong
            ? throw new BadUsageException($"--framed-by: {wrong} is not an origin such as https://example.my.connect.aws.")
            : origins;
    }

    /// <summary>
    /// The browser refuses a record in two cases, whatever the rules say: the page's headers lack its origin, or its own headers
    /// do not allow the frame.
    /// </summary>
    private static async Task<int> LintOriginsAsync(
        JsonNode configuration,
        IReadOnlyList<string> recordOrigins,
        IReadOnlyList<string> framedBy,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var policy = FramePolicy.Load(
            RepositoryLayout.Find(),
            new LocalAddresses(LocalConnectOptions.DefaultPort),
            recordOrigins
        );
        var faults = policy
            .Refused(configuration)
            .Select(refused =>
                $"{refused.Place}: {refused.Origin} is not in frame-src of the page's headers, so the browser refuses its records. "
                + $"Deploy it in RecordUrl or RecordOrigins, and name it here: --record-origins {refused.Origin}"
            )
            .ToList();
        var records = framedBy.Count == 0 ? [] : await FramedRecords.AskAsync(configuration, framedBy, cancellationToken);
        faults.AddRange(
            records
                .Where(record => record.Refused.Count > 0)
                .Select(record =>
                    $"{record.Place}: {record.Address} may not be framed by {string.Join(" and ", record.Refused)} ({record.Said}). "
                    + $"Name {string.Join(' ', record.Refused)} in frame-ancestors of the record system, or use the target tab."
                )
        );
        foreach (var fault in faults)
        {
            await output.WriteLineAsync(fault);
        }

        foreach (var record in records.Where(record => !record.IsReached))
        {
            await output.WriteLineAsync(
                $"{record.Place}: {record.Address} cannot be reached from here, so its headers were not read: {record.Said}"
            );
        }

        await output.WriteLineAsync(faults.Count == 0 ? "No faults." : $"{faults.Count} faults: these records would not show.");
        return faults.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<int> ExplainAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (contactFile, from) = (parsed.GetValue(Contact), parsed.GetValue(From));
        if (contactFile is null == string.IsNullOrWhiteSpace(from))
        {
            throw new BadUsageException("Give the contact to explain: either --contact FILE or --from NUMBER.");
        }

        var rules = await RulesAsync(cancellationToken);
        var configuration = Read(rules, parsed.GetValue(Config));
        var contact = contactFile is null
            ? await CalledAsync(
                from!,
                parsed.GetValue(To)!,
                LocalSessionArguments.Read(parsed),
                parsed.InvocationConfiguration,
                cancellationToken
            )
            : ReadContact(contactFile);
        var decision = await rules.DecideAsync(
            configuration,
            contact,
            cancellationToken,
            parsed.GetValue(Masked) ? ["--masked"] : []
        );
        foreach (var line in decision["explanation"]!.AsArray())
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(line!.GetValue<string>());
        }

        return ExitCode.Success;
    }

    private static async Task<WidgetRules> RulesAsync(CancellationToken cancellationToken)
    {
        var layout = RepositoryLayout.Find();
        await new NodeBuild(layout).EnsureWidgetAsync(cancellationToken);
        return new WidgetRules(layout);
    }

    private static async Task<JsonNode> CalledAsync(
        string from,
        string to,
        LocalSessionOptions options,
        InvocationConfiguration streams,
        CancellationToken cancellationToken
    )
    {
        await using var session = await LocalSession.StartAsync(options, streams.Error.WriteLine, cancellationToken);
        var journey = session.Instance.Journeys.Call(from, to, "");
        var end = await journey.InboundEnded.WaitAsync(cancellationToken);
        return WidgetRules.ContactOf(session.Instance.Center.FindContact(journey.ContactId)!, end.Queue?.Name);
    }

    private static JsonNode Read(WidgetRules rules, FileInfo? file)
    {
        var addresses = new LocalAddresses(LocalConnectOptions.DefaultPort);
        return file is null ? rules.ShippedConfiguration(addresses) : WidgetRules.FillConfiguration(file.ToString(), addresses);
    }

    private static JsonObject ReadContact(FileInfo file)
    {
        try
        {
            return JsonNode.Parse(InputFile.Read(file.ToString(), System.IO.File.ReadAllText)) as JsonObject
                ?? throw new BadUsageException($"'{file}' is not a contact: --contact takes a file with one JSON object.");
        }
        catch (JsonException problem)
        {
            throw new BadUsageException($"'{file}' is not JSON: {problem.Message}");
        }
    }
}
