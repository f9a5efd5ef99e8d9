using ScreenPop.FlowTesting.Scripts;

namespace ScreenPop.FlowTesting.Native;

/// <summary>A scripted call as a native test, and what of it has no native form.</summary>
/// <param name="Test">Null where the call as a whole has none.</param>
/// <param name="Left">What is left out, or why there is no test, by line.</param>
public sealed record NativeExport(CallScript Call, NativeTest? Test, IReadOnlyList<NativeNote> Left);

/// <param name="Line">Line of the script.</param>
/// <param name="Member">What stands there, such as <c>expect.within</c>.</param>
/// <param name="Why">Why it has no native form.</param>
public sealed record NativeNote(int Line, string Member, string Why);
