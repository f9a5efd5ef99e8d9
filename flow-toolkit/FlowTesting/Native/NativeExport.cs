using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>A scripted call as a native test, and its parts without a native form.</summary>
/// <param name="Test">Null when the whole call has no native form.</param>
/// <param name="Left">The parts left out, or the reasons why there is no test, by line.</param>
public sealed record NativeExport(CallScript Call, NativeTest? Test, IReadOnlyList<NativeNote> Left);

/// <param name="Line">Line of the script.</param>
/// <param name="Member">The member of the script, such as <c>expect.within</c>.</param>
/// <param name="Why">The reason why it has no native form.</param>
public sealed record NativeNote(int Line, string Member, string Why);
