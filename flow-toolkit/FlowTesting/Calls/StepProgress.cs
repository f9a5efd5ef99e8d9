using System.Text.Json;
using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Calls;

/// <summary>The progress of a call through the steps of its script.</summary>
internal sealed class StepProgress(IReadOnlyList<CallStep> steps, Action hangUp)
{
    private int position;
    private int pressed;

    /// <summary>The first step that has not happened, or null.</summary>
    public CallStep? Open => position < steps.Count ? steps[position] : null;

    public int Done => position;

    /// <summary>Starts the call. A script may hang up as its first step.</summary>
    public void Begin() => HangUpIfItIsTime();

    public void Heard(string text)
    {
        if (Open is HearStep step && step.Match.Holds(text))
        {
            Advance();
        }
    }

    /// <summary>The key that the caller presses now; null for silence.</summary>
    public char? NextKey()
    {
        if (Open is PressStep press)
        {
            var key = press.Keys[pressed++];
            if (pressed == press.Keys.Length)
            {
                pressed = 0;
                Advance();
            }

            return key;
        }

        if (Open is SilenceStep)
        {
            Advance();
        }

        return null;
    }

    /// <summary>The intent that the caller expresses now; null when the script has none.</summary>
    public string? NextIntent()
    {
        if (Open is not SayStep say)
        {
            return null;
        }

        Advance();
        return say.Intent;
    }

    public void Asked(string functionArn, ReadOnlyMemory<byte> payload)
    {
        if (Open is AskedStep step && functionArn.Contains(step.Function, StringComparison.Ordinal) && Matches(step, payload))
        {
            Advance();
        }
    }

    private static bool Matches(AskedStep step, ReadOnlyMemory<byte> payload)
    {
        using var document = JsonDocument.Parse(payload);
        var details = document.RootElement.GetProperty("Details");
        return step.With.All(entry => Text(details, entry.Key) == entry.Value);
    }

    private static string Text(JsonElement json, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                return "";
            }
        }

        return json.ValueKind switch
        {
            JsonValueKind.String => json.GetString()!,
            JsonValueKind.Null => "",
            _ => json.GetRawText(),
        };
    }

    private void Advance()
    {
        position++;
        HangUpIfItIsTime();
    }

    private void HangUpIfItIsTime()
    {
        if (Open is HangUpStep)
        {
            position++;
            hangUp();
        }
    }
}
