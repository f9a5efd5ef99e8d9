using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Program;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Blocks that write to the contact: attributes, data, tags, voice.</summary>
internal static class AttributeBlocks
{
    private const int MaxTags = 6;

    /// <summary>Sets all attributes or none. A value that resolves to empty text removes the attribute.</summary>
    public static ValueTask<BlockResult> SetContactAttributes(BlockRun run)
    {
        if (Target(run) is not { } contact)
        {
            return new(BlockResult.Failed("the contact has no related contact"));
        }

        try
        {
            contact.AttributeStore.Change(AttributeChanges.OfBlock(run.Under("Attributes")));
            return default;
        }
        catch (AttributesRefusedException refused)
        {
            return new(BlockResult.Failed(refused.Message));
        }
    }

    public static ValueTask<BlockResult> SetFlowAttributes(BlockRun run)
    {
        foreach (var (path, value) in run.Under("FlowAttributes"))
        {
            if (path.EndsWith(".Value", StringComparison.Ordinal))
            {
                Set(run.Scope.FlowAttributes, path[..^".Value".Length], value);
            }
        }

        return default;
    }

    public static ValueTask<BlockResult> SetContactData(BlockRun run)
    {
        if (Target(run) is not { } contact)
        {
            return new(BlockResult.Failed("the contact has no related contact"));
        }

        contact.Name = run.Text("Name") ?? contact.Name;
        contact.Description = run.Text("Description") ?? contact.Description;
        contact.LanguageCode = run.Text("LanguageCode") ?? contact.LanguageCode;
        contact.CustomerId = run.Text("CustomerId") ?? contact.CustomerId;
        contact.WisdomSessionArn = run.Text("WisdomSessionArn") ?? contact.WisdomSessionArn;
        return default;
    }

    public static ValueTask<BlockResult> SetVoice(BlockRun run)
    {
        run.Contact.Voice = run.Text("TextToSpeechVoice") is { } voice
            ? new ContactVoice(voice, run.Text("TextToSpeechEngine"), run.Text("TextToSpeechStyle"))
            : run.Contact.Voice;
        return default;
    }

    public static ValueTask<BlockResult> Tag(BlockRun run)
    {
        var after = new Dictionary<string, string>(run.Contact.Tags, StringComparer.Ordinal);
        foreach (var (name, value) in run.Under("Tags"))
        {
            after[name] = value;
        }

        if (after.Keys.Count(name => !name.StartsWith("aws:", StringComparison.Ordinal)) > MaxTags)
        {
            return new(BlockResult.Failed($"a contact has at most {MaxTags} tags"));
        }

        foreach (var (name, value) in after)
        {
            run.Contact.Tags[name] = value;
        }

        return default;
    }

    public static ValueTask<BlockResult> Untag(BlockRun run)
    {
        foreach (var (_, name) in run.Under("TagKeys"))
        {
            run.Contact.Tags.Remove(name);
        }

        return default;
    }

    private static FlowContact? Target(BlockRun run) =>
        run.Text("TargetContact") == "Related" ? run.Contact.RelatedContact : run.Contact;

    private static void Set(Dictionary<string, string> values, string name, string value)
    {
        if (value.Length == 0)
        {
            values.Remove(name);
        }
        else
        {
            values[name] = value;
        }
    }
}
