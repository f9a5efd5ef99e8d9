namespace ScreenPop.FlowTesting.Scripts;

/// <summary>A script of calls that cannot be read.</summary>
public sealed class CallScriptException(string file, int line, string message) : Exception($"{file}, line {line}: {message}.");
