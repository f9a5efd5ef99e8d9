using ScreenPop.Fuzzing.Targets;

namespace ScreenPop.Fuzzing;

/// <summary>Every place that is fuzzed.</summary>
public static class FuzzTargets
{
    /// <summary>New targets; what a long run leaves in one does not reach the next run.</summary>
    public static IReadOnlyList<FuzzTarget> All() =>
        [
            new ConnectEventTarget(),
            new PhoneNumberTarget(),
            new FlowDocumentTarget(),
            new CallScriptTarget(),
            new CustomerFileTarget(),
            new SettingsFileTarget(),
            new CcpMessageTarget(),
            new ConnectApiTarget(),
        ];
}
