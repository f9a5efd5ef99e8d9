using System.Text.Json.Nodes;
using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Services;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Amazon Connect Cases. Without an answer from the host, the domain holds the cases that this call created.</summary>
internal static class CaseBlocks
{
    private const string Tree = "Case";
    private const string CaseId = "case_id";

    public static ValueTask<BlockResult> CreateAsync(BlockRun run) =>
        run.Text("CaseTemplateId") is null
            ? new(BlockResult.Failed("no case template was given"))
            : WriteAsync(run, NewId.Of(run));

    public static async ValueTask<BlockResult> UpdateAsync(BlockRun run)
    {
        if (run.Text("CaseId") is not { } id)
        {
            return BlockResult.Failed("no case was given");
        }

        return await WriteAsync(run, id, mustExist: true).ConfigureAwait(false);
    }

    /// <summary>More than one match is an error unless the block asks for the case updated last.</summary>
    public static async ValueTask<BlockResult> GetAsync(BlockRun run)
    {
        var search = Request(run);
        if (search.Count == 0)
        {
            return BlockResult.Failed("nothing to search a case by");
        }

        if (await ServiceCall.AskAsync(run).ConfigureAwait(false) is { } answer)
        {
            return Accept(run, answer, ServiceData.Object(answer.Data));
        }

        var found = run.Call.Cases.Search(search);
        if (found.Count == 0 || (found.Count > 1 && !run.Flag("GetLastUpdatedCase")))
        {
            return new BlockResult(
                Error: found.Count == 0 ? ErrorTypes.NoneFound : ErrorTypes.MultipleFound,
                Note: $"{found.Count} cases match"
            );
        }

        var asked = run.Under("CaseResponseFields").Select(field => field.Value).Append(CaseId).ToHashSet(StringComparer.Ordinal);
        Keep(run, found[^1].Where(field => asked.Contains(field.Key)));
        return BlockResult.Success;
    }

    private static async ValueTask<BlockResult> WriteAsync(BlockRun run, string id, bool mustExist = false)
    {
        if (await ServiceCall.AskAsync(run).ConfigureAwait(false) is { } answer)
        {
            var told = ServiceData.Object(answer.Data);
            told.TryAdd(CaseId, id);
            return Accept(run, answer, told);
        }

        if (mustExist && run.Call.Cases.Find(id) is null)
        {
            return BlockResult.Failed($"there is no case {id}");
        }

        run.Call.Cases.Write(id, Request(run));
        Keep(run, [KeyValuePair.Create(CaseId, id)]);
        return BlockResult.Success;
    }

    /// <summary><c>$.Case</c> also holds a case that was found or written but could not be linked to the contact.</summary>
    private static BlockResult Accept(BlockRun run, ServiceAnswer answer, JsonObject found)
    {
        if (answer.Error == ErrorTypes.ContactNotLinked && !run.Flag("LinkContactToCase"))
        {
            return BlockResult.Failed("the block does not link the contact");
        }

        if (answer.Error is null or ErrorTypes.ContactNotLinked)
        {
            run.Call.Cases.Learn(found);
            ServiceData.Put(run.Scope, Tree, found);
        }

        if (answer.Error is null && run.Flag("LinkContactToCase"))
        {
            run.Contact.LinkedCaseId = (string?)found[CaseId];
        }

        return new BlockResult(Error: answer.Error);
    }

    private static void Keep(BlockRun run, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var found = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));
        ServiceData.Put(run.Scope, Tree, found);
        run.Contact.LinkedCaseId = run.Flag("LinkContactToCase") ? (string?)found[CaseId] : run.Contact.LinkedCaseId;
    }

    private static List<KeyValuePair<string, string>> Request(BlockRun run) =>
        [.. run.Under("CaseRequestFields").Where(field => field.Value.Length > 0)];
}
