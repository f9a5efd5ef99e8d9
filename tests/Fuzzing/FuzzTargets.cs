using ScreenPop.Fuzzing.Targets;

namespace ScreenPop.Fuzzing;

/// <summary>Every fuzzed input.</summary>
public static class FuzzTargets
{
    /// <summary>Creates new targets, so that the state of a long run does not affect the next run.</summary>
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
