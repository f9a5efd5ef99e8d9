namespace ScreenPop.Prerequisites;

public static class MachineExtensions
{
    /// <returns>The first file of that name in the folders of <c>PATH</c>, or null.</returns>
    /// <param name="program">A program's name without the ending that Windows gives it.</param>
    public static string? OnPath(this IMachine machine, string program)
    {
        var isWindows = machine.System is OperatingSystemKind.Windows;
        return (machine.Variable("PATH") ?? "")
            .Split(isWindows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => isWindows ? $@"{folder.TrimEnd('\\')}\{program}.exe" : $"{folder.TrimEnd('/')}/{program}")
            .FirstOrDefault(machine.FileExists);
    }
}
