namespace ScreenPop.FlowTesting.Scripts;

/// <summary>A call script that cannot be read.</summary>
public sealed class CallScriptException(string file, int line, string message) : Exception($"{file}, line {line}: {message}.");
