using ScreenPop.FlowEngine.Ports;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>
/// The message that a test waits for. The service may join prompts in one message, so the comparison is by inclusion.
/// </summary>
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
                    left.Add(
                        new NativeNote(
                            step.Line,
                            "hear.equals",
                            "the message may have more text, because the service joins prompts"
                        )
                    );
                    break;
                case TextMatchKind.Matches:
                    left.Add(
                        new NativeNote(
                            step.Line,
                            "hear.matches",
                            $"a native test has no regular expressions; it waits for the text that matched here: \"{said.Content}\""
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
