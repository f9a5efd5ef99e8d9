namespace ScreenPop.Prerequisites;

/// <summary>The three families of systems on which the tests run.</summary>
public enum OperatingSystemKind
{
    Linux,
    MacOS,
    Windows,
}
