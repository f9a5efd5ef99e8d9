namespace ScreenPop.Prerequisites;

/// <summary>One thing as the package managers name it.</summary>
/// <param name="Purpose">What it is for, as the end of "Installing … for …".</param>
/// <param name="Debian">Its packages in Debian and Ubuntu.</param>
/// <param name="Fedora">Its packages in Fedora and its relatives.</param>
public sealed record SystemPackage(string Purpose, IReadOnlyList<string> Debian, IReadOnlyList<string> Fedora);
