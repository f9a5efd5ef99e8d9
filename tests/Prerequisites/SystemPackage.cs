namespace ScreenPop.Prerequisites;

/// <summary>A program and its package names.</summary>
/// <param name="Purpose">The end of the sentence "Installing … for …".</param>
/// <param name="Debian">The packages in Debian and Ubuntu.</param>
/// <param name="Fedora">The packages in Fedora and its relatives.</param>
public sealed record SystemPackage(string Purpose, IReadOnlyList<string> Debian, IReadOnlyList<string> Fedora);
