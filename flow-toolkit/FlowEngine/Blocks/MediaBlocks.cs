using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Program;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Blocks that record or process the conversation: recording, analytics, streaming, message processing.</summary>
internal static class MediaBlocks
{
    public static ValueTask<BlockResult> SetRecording(BlockRun run)
    {
        run.Contact.RecordedParticipants =
        [
            .. run
                .Parameters.Where(parameter =>
                    parameter.Key.Contains(".RecordedParticipants.", StringComparison.Ordinal)
                    || parameter.Key.Contains("RecordingParticipants.", StringComparison.Ordinal)
                )
                .Select(parameter => parameter.Value),
        ];
        return default;
    }

    public static ValueTask<BlockResult> SetRecordingAndAnalytics(BlockRun run)
    {
        var needed =
            run.Under("VoiceBehavior").Any() ? "VOICE"
            : run.Under("ChatBehavior").Any() ? "CHAT"
            : run.Under("EmailBehavior").Any() ? "EMAIL"
            : null;
        return needed is not null && needed != run.Contact.Channel ? new(Mismatch(run, needed)) : SetRecording(run);
    }

    /// <summary>Starts the stream, or stops it and keeps its ARN.</summary>
    public static ValueTask<BlockResult> SetStreaming(BlockRun run)
    {
        var contact = run.Contact;
        if (contact.Channel != "VOICE")
        {
            return new(BlockResult.Failed($"there is no audio on {contact.Channel}"));
        }

        var now = run.Ports.Time.GetUtcNow();
        contact.MediaStream =
            run.Text("MediaStreamingState") == "Enabled" ? new ContactMediaStream(StreamArn(contact), now)
            : contact.MediaStream is { } stream ? stream with { StoppedAt = now }
            : null;
        return default;
    }

    public static ValueTask<BlockResult> SetProcessing(BlockRun run)
    {
        if (run.Contact.Channel != "CHAT")
        {
            return new(Mismatch(run, "CHAT"));
        }

        var enabled = run.Flag("ChatProcessor.ProcessingEnabled");
        var function = run.Text("ChatProcessor.LambdaProcessorARN");
        if (enabled && function is null)
        {
            return new(BlockResult.Failed("no function to process messages was given"));
        }

        run.Contact.MessageProcessor = enabled ? function : null;
        return default;
    }

    private static BlockResult Mismatch(BlockRun run, string needed) =>
        new(Error: ErrorTypes.ChannelMismatch, Note: $"the block is for {needed}, the contact is {run.Contact.Channel}");

    private static string StreamArn(FlowContact contact)
    {
        var instance = contact.InstanceArn.Split(':');
        var account = instance.Length > 4 ? instance[4] : "";
        return $"arn:aws:kinesisvideo:{contact.AwsRegion}:{account}:stream/flow-contact-{contact.ContactId}/0";
    }
}
