using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>
/// Customer Profiles. Without an answer from the host, the domain holds the profiles that this call created: Get finds only the
/// profiles that Create made.
/// </summary>
internal static class ProfileBlocks
{
    private const string Tree = "Customer";
    private const string ProfileId = nameof(ProfileId);

    /// <summary>Source: admin guide, Customer profiles block.</summary>
    private const int MaxValueLength = 255;

    /// <summary>Characters of <c>$.Customer</c> in one flow. Source: admin guide, Customer profiles block.</summary>
    private const int MaxLength = 14_000;

    public static async ValueTask<BlockResult> GetAsync(BlockRun run)
    {
        var search = Request(run);
        if (Refused(search, "nothing to search a profile by") is { } refused)
        {
            return refused;
        }

        if (await ServiceCall.AskAsync(run).ConfigureAwait(false) is { } answer)
        {
            return Accept(run, answer, ServiceData.Object(answer.Data));
        }

        var found = run.Call.Profiles.Search(search);
        if (found.Count != 1)
        {
            return new BlockResult(
                Error: found.Count == 0 ? ErrorTypes.NoneFoundError : ErrorTypes.MultipleFoundError,
                Note: $"{found.Count} profiles match"
            );
        }

        return Keep(run, found[0]);
    }

    public static async ValueTask<BlockResult> CreateAsync(BlockRun run) =>
        Refused(Request(run), "the profile would be empty") ?? await WriteAsync(run, NewId.Of(run)).ConfigureAwait(false);

    /// <summary>Changes the profile that the flow found or created earlier.</summary>
    public static async ValueTask<BlockResult> UpdateAsync(BlockRun run)
    {
        var id = Text(run, ProfileId) ?? (string?)ServiceData.Object(run.Scope, Tree)[ProfileId];
        return id is null
            ? BlockResult.Failed("no profile was found or created before")
            : Refused(Request(run), "there is nothing to change") ?? await WriteAsync(run, id).ConfigureAwait(false);
    }

    public static async ValueTask<BlockResult> AssociateAsync(BlockRun run)
    {
        if (Text(run, ProfileId) is not { } id || Text(run, "ContactId") is null)
        {
            return BlockResult.Failed("ProfileId and ContactId are needed");
        }

        var answer = await ServiceCall.AskAsync(run).ConfigureAwait(false);
        return answer is not null ? new BlockResult(Error: answer.Error)
            : run.Call.Profiles.Find(id) is null ? BlockResult.Failed($"there is no profile {id}")
            : BlockResult.Success;
    }

    /// <summary>Gets an asset, order or case of a profile. A profile has none unless the host answers with one.</summary>
    public static async ValueTask<BlockResult> GetObjectAsync(BlockRun run) =>
        Text(run, "ObjectType") is null ? BlockResult.Failed("no object type was given")
        : !string.Equals(Text(run, "UseLatest"), "true", StringComparison.OrdinalIgnoreCase)
        && (Text(run, "IdentifierName") ?? Text(run, "IdentifierValue")) is null
            ? BlockResult.Failed("neither UseLatest nor an identifier was given")
        : await AddAsync(run).ConfigureAwait(false);

    public static ValueTask<BlockResult> GetCalculatedAsync(BlockRun run) => AddAsync(run);

    private static async ValueTask<BlockResult> AddAsync(BlockRun run)
    {
        if (Text(run, ProfileId) is null)
        {
            return BlockResult.Failed("no ProfileId was given");
        }

        if (await ServiceCall.AskAsync(run).ConfigureAwait(false) is not { } answer)
        {
            return new BlockResult(Error: ErrorTypes.NoneFoundError, Note: "the profile has none");
        }

        var customer = ServiceData.Object(run.Scope, Tree);
        foreach (var (name, value) in ServiceData.Object(answer.Data))
        {
            customer[name] = value?.DeepClone();
        }

        return Accept(run, answer, customer);
    }

    private static async ValueTask<BlockResult> WriteAsync(BlockRun run, string id)
    {
        if (await ServiceCall.AskAsync(run).ConfigureAwait(false) is { } answer)
        {
            var told = ServiceData.Object(answer.Data);
            told.TryAdd(ProfileId, id);
            return Accept(run, answer, told);
        }

        return Keep(run, run.Call.Profiles.Write(id, Request(run)));
    }

    private static BlockResult Accept(BlockRun run, ServiceAnswer answer, JsonObject customer)
    {
        if (answer.Error is not null)
        {
            return new BlockResult(Error: answer.Error);
        }

        run.Call.Profiles.Learn(customer);
        return Put(run, customer);
    }

    private static BlockResult Put(BlockRun run, JsonObject customer)
    {
        if (customer.ToJsonString().Length is > MaxLength and var length)
        {
            return BlockResult.Failed($"the profile has {length:N0} characters; a flow holds {MaxLength:N0}");
        }

        ServiceData.Put(run.Scope, Tree, customer);
        return BlockResult.Success;
    }

    /// <summary>Puts the response fields that the block names into <c>$.Customer</c>, and always the id.</summary>
    private static BlockResult Keep(BlockRun run, IReadOnlyDictionary<string, string> profile)
    {
        var customer = new JsonObject { [ProfileId] = profile[ProfileId] };
        foreach (var (_, field) in run.Under("ProfileResponseData"))
        {
            if (profile.TryGetValue(field, out var value))
            {
                ServiceData.Set(customer, field, value);
            }
        }

        return Put(run, customer);
    }

    private static List<KeyValuePair<string, string>> Request(BlockRun run) =>
        [.. run.Under("ProfileRequestData").Where(field => field.Value.Length > 0)];

    private static string? Text(BlockRun run, string field) => run.Text("ProfileRequestData." + field);

    private static BlockResult? Refused(List<KeyValuePair<string, string>> request, string whenEmpty) =>
        request.Count == 0 ? BlockResult.Failed(whenEmpty)
        : request.Find(field => field.Value.Length > MaxValueLength) is { Key: { } field }
            ? BlockResult.Failed($"{field} has more than {MaxValueLength} characters")
        : null;
}
