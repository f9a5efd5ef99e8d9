using ScreenPop.FlowEngine.Program;
using ScreenPop.FlowEngine.Scope;
using ScreenPop.FlowEngine.Trace;
using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;

namespace ScreenPop.FlowEngine;

/// <summary>One run from a first block to an end, through every flow and module that its blocks lead to.</summary>
internal sealed class FlowRun(CallState call, Flow flow, FlowType type, CancellationToken cancellation)
{
    private const int MaxModuleDepth = 5;

    private readonly Stack<Frame> modules = new();
    private Frame frame = new(FlowProgram.Of(flow), new FlowScope(), null);
    private Block? current;

    public FlowEnd End(FlowEndKind kind, string? detail = null) =>
        new(
            kind,
            frame.Program.Flow.Name,
            current?.Identifier ?? "",
            kind == FlowEndKind.TransferredToQueue ? call.Contact.TargetQueue : null,
            detail
        );

    public async ValueTask<FlowEnd> ToTheEndAsync()
    {
        var next = frame.Program.Start;
        if (next is null)
        {
            return End(
                FlowEndKind.UnhandledError,
                $"StartAction \"{frame.Program.Flow.StartAction}\" is not a block of {frame.Program.Flow.Name}."
            );
        }

        for (var blocks = 0; ; blocks++)
        {
            cancellation.ThrowIfCancellationRequested();
            current = next;
            if (blocks == call.Options.MaxBlocks)
            {
                return End(FlowEndKind.Endless, $"{blocks} blocks were executed without reaching an end.");
            }

            var step = ++call.Steps;
            var started = call.Ports.Observer is null ? default : call.Ports.Time.GetUtcNow();
            var run = new BlockRun(call, frame.Scope, frame.Program, type, current, cancellation);
            var result =
                call.Ports.Fault?.Invoke(current.Action) is { } fault ? new BlockResult(Error: fault, Note: "failed on purpose")
                : IsRefused(current)
                    ? BlockResult.Failed($"the flow that invoked the module may not contain {current.Action.Type}")
                : await current.Behaviour(run).ConfigureAwait(false);

            if (result.Enter is { IsModule: true } module)
            {
                if (modules.Count < MaxModuleDepth)
                {
                    modules.Push(frame);
                    frame = new Frame(
                        FlowProgram.Of(module.Flow),
                        FlowScopes.ForModule(module.Input),
                        new Invocation(run, step, started)
                    );
                    next = frame.Program.Start;
                    if (next is not null)
                    {
                        continue;
                    }

                    return End(FlowEndKind.UnhandledError, $"{module.Flow.Name} has no start.");
                }

                result = BlockResult.Failed($"modules are nested more than {MaxModuleDepth} deep");
            }

            if (result.End == FlowEndKind.Ended && modules.Count > 0 && current.Action.Type == "EndFlowModuleExecution")
            {
                Observe(run, step, started, result, default);
                (run, step, started) = frame.InvokedBy!;
                frame = modules.Pop();
                current = run.Block;
                FlowScopes.ReturnFromModule(frame.Scope, result.Value, result.Data);
                result = new BlockResult(Value: result.Value, Note: result.Note);
            }

            if (result.Enter is { IsModule: false } transfer)
            {
                Observe(run, step, started, result, Transition.Next(current));
                frame = new Frame(FlowProgram.Of(transfer.Flow), FlowScopes.AfterTransfer(frame.Scope, call.Options), null);
                modules.Clear();
                next = frame.Program.Start;
                if (next is null)
                {
                    return End(FlowEndKind.UnhandledError, $"{transfer.Flow.Name} has no start.");
                }

                continue;
            }

            if (result.End is { } end)
            {
                Observe(run, step, started, result, default);
                return End(end, result.Note);
            }

            var transition = Transition.Choose(run, result);
            Observe(run, step, started, result, transition);
            next = frame.Program.Find(transition.Target);
            if (next is null)
            {
                return End(FlowEndKind.UnhandledError, Explain(result, transition));
            }
        }
    }

    /// <summary>A module may contain any block. A block that the invoking flow may not contain takes its error branch.</summary>
    private bool IsRefused(Block block) =>
        modules.Count > 0
        && type != FlowType.Module
        && block.Action.Type != "EndFlowModuleExecution"
        && ActionCatalogue.Find(block.Action.Type) is { } kind
        && !kind.FlowTypes.Contains(type);

    private string Explain(BlockResult result, Transition transition) =>
        transition.Target is { Length: > 0 } target
            ? $"{current!.Action} leads to \"{target}\", which is not a block of {frame.Program.Flow.Name}."
        : result.Error is { } error
            ? $"{current!.Action} ended with {error} ({result.Note ?? "no reason given"}) and has no error branch for it."
        : $"{current!.Action} has no branch to continue with.";

    private void Observe(BlockRun run, int step, DateTimeOffset started, BlockResult result, Transition transition)
    {
        if (call.Ports.Observer is not { } observer)
        {
            return;
        }

        var empty = run.Unresolved.Count == 0 ? null : $"no value: {string.Join(", ", run.Unresolved.Distinct())}";
        observer.OnBlock(
            new TraceEntry
            {
                ContactId = call.Contact.ContactId,
                Step = step,
                Flow = run.Program.Flow.Name,
                FlowType = type,
                Identifier = run.Block.Identifier,
                Type = run.Block.Action.Type,
                Parameters = run.Parameters,
                Branch = transition.Branch,
                Target = transition.Target,
                Result = result.Value ?? result.End?.ToString(),
                Error = result.Error,
                Note =
                    result.Note is null ? empty
                    : empty is null ? result.Note
                    : $"{result.Note}; {empty}",
                StartedAt = started,
                EndedAt = call.Ports.Time.GetUtcNow(),
            }
        );
    }

    /// <summary>The flow or module that the contact is in, and the block that invoked the module.</summary>
    private sealed record Frame(FlowProgram Program, FlowScope Scope, Invocation? InvokedBy);

    private sealed record Invocation(BlockRun Run, int Step, DateTimeOffset Started);
}
