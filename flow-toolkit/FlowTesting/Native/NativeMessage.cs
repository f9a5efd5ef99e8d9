using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>What a test waits to hear. It is compared by inclusion: prompts may come joined in one message.</summary>
internal static class NativeMessage
{
    public static MessageReceived Of(Prompt said, HearStep? step, NativeNames names, List<NativeNote> left)
    {
        var content = names.Literal(said.Content);
        if (step is not null)
        {
            switch (step.Match.Kind)
            {
                case TextMatchKind.Equals when said.Kind == PromptKind.Text:
                    left.Add(new NativeNote(step.Line, "hear.equals", "the message may have more in it; prompts come joined"));
                    break;
                case TextMatchKind.Matches:
                    left.Add(
                        new NativeNote(
                            step.Line,
                            "hear.matches",
                            $"there are no regular expressions; the test waits for what matches here: \"{said.Content}\""
                        )
                    );
                    break;
                case TextMatchKind.Contains
                    when said.Kind is PromptKind.Text or PromptKind.Ssml
                        && !step.Match.Text.Contains('<', StringComparison.Ordinal):
                    return new MessageReceived(PromptKind.Text, names.Literal(step.Match.Text));
            }
        }

        return new MessageReceived(said.Kind, content);
    }
}
