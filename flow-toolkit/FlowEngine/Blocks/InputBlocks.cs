using System.Globalization;
using System.Text;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.FlowEngine.Program;

namespace ScreenPop.FlowEngine.Blocks;

/// <summary>Get customer input (one key) and Store customer input (several keys), for voice only.</summary>
internal static class InputBlocks
{
    private const string Timeout = "Timeout";
    private const int PhoneDigits = 20;
    private static readonly TimeSpan FirstDigit = TimeSpan.FromSeconds(5);

    public static async ValueTask<BlockResult> GetInputAsync(BlockRun run)
    {
        run.Call.LambdaChain = TimeSpan.Zero;
        if (run.Text("EnableDTMFBuffer") is not null)
        {
            return BlockResult.Success;
        }

        if (run.Contact.Channel != "VOICE")
        {
            return BlockResult.Failed($"keys cannot be pressed on {run.Contact.Channel}");
        }

        if (PromptBlocks.PromptOf(run, "", interruptible: true) is { } prompt)
        {
            await run.Ports.Participant.PlayAsync(prompt, run.Cancellation).ConfigureAwait(false);
        }

        return run.Flag("StoreInput") ? await StoreAsync(run).ConfigureAwait(false) : await MenuAsync(run).ConfigureAwait(false);
    }

    private static async ValueTask<BlockResult> MenuAsync(BlockRun run) =>
        await run.Ports.Participant.ReadKeyAsync(Limit(run), run.Cancellation).ConfigureAwait(false) is { } key
            ? new BlockResult(Value: key.ToString())
            : new BlockResult(Error: ErrorTypes.InputTimeLimitExceeded, Note: "no key was pressed");

    private static async ValueTask<BlockResult> StoreAsync(BlockRun run)
    {
        var isPhone = run.Under("InputValidation.PhoneNumberValidation").Any();
        var digits = await ReadDigitsAsync(run, isPhone).ConfigureAwait(false);
        if (digits.Length == 0)
        {
            run.Scope.StoredCustomerInput = Timeout;
            return new BlockResult(Value: Timeout, Note: "no key was pressed");
        }

        if (isPhone && PhoneNumber(run, digits) is var number)
        {
            if (number is null)
            {
                return new BlockResult(
                    Error: ErrorTypes.InvalidPhoneNumber,
                    Note: $"{digits.Length} digits are not a phone number"
                );
            }

            digits = number;
        }

        run.Scope.StoredCustomerInput = digits;
        return new BlockResult(Value: digits);
    }

    private static async ValueTask<string> ReadDigitsAsync(BlockRun run, bool isPhone)
    {
        var terminator = run.Text("DTMFConfiguration.InputTerminationSequence") ?? "#";
        var cancelKey = !run.Flag("DTMFConfiguration.DisableCancelKey");
        var between = run.Seconds("DTMFConfiguration.InterdigitTimeLimitSeconds") ?? Limit(run);
        var longest = isPhone ? PhoneDigits : Number(run.Text("InputValidation.CustomValidation.MaximumLength")) ?? PhoneDigits;
        var digits = new StringBuilder();
        while (digits.Length < longest + terminator.Length)
        {
            var limit = digits.Length == 0 ? Limit(run) : between;
            if (await run.Ports.Participant.ReadKeyAsync(limit, run.Cancellation).ConfigureAwait(false) is not { } key)
            {
                break;
            }

            digits.Append(key);
            if (digits.ToString().EndsWith(terminator, StringComparison.Ordinal))
            {
                digits.Length -= terminator.Length;
                break;
            }

            if (cancelKey && key == '*')
            {
                digits.Clear();
            }
            else if (digits.Length == longest)
            {
                break;
            }
        }

        return digits.ToString();
    }

    /// <summary>The number in E.164; null when the digits cannot be a phone number.</summary>
    private static string? PhoneNumber(BlockRun run, string digits)
    {
        var isDigits = digits.All(char.IsAsciiDigit);
        if (!isDigits || digits.Length is < 7 or > 15)
        {
            return null;
        }

        // A number stored with a country must be ready to dial: AWS's own queue flows set it as the callback number unchanged.
        return run.Text("InputValidation.PhoneNumberValidation.NumberFormat") == "Local"
            ? CallingCodes.InternationalOf(run.Text("InputValidation.PhoneNumberValidation.CountryCode") ?? "", digits)
            : "+" + digits;
    }

    private static TimeSpan Limit(BlockRun run) => run.Seconds("InputTimeLimitSeconds") ?? FirstDigit;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
