namespace ScreenPop.Prerequisites;

/// <summary>Installs packages with the system's package manager, if that works without a prompt.</summary>
/// <param name="announce">Receives one line before an installation.</param>
public sealed class SystemPackages(IMachine machine, Action<string> announce)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(15);

    /// <returns>Null when it is installed now, otherwise the reason, as the rest of a sentence.</returns>
    public async Task<string?> InstallAsync(SystemPackage package, CancellationToken cancellationToken)
    {
        if (machine.System is not OperatingSystemKind.Linux)
        {
            return "this system has no package manager that the tests may use";
        }

        if (machine.OnPath("apt-get") is not null)
        {
            return await AptAsync(package, cancellationToken);
        }

        return machine.OnPath("dnf") is not null
            ? await DnfAsync(package, cancellationToken)
            : "there is neither apt-get nor dnf here";
    }

    /// <summary>Runs a command as root: directly, or with a <c>sudo</c> that needs no password.</summary>
    /// <returns>Null when it succeeded, otherwise the reason.</returns>
    public async Task<string?> RunAsRootAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        if (machine.IsRoot)
        {
            return await machine.RunAsync(program, arguments, Timeout, cancellationToken);
        }

        if (
            machine.OnPath("sudo") is null
            || await machine.RunAsync("sudo", ["-n", "true"], Timeout, cancellationToken) is not null
        )
        {
            return $"'{program}' needs root, or a sudo that asks for no password";
        }

        return await machine.RunAsync("sudo", ["-n", program, .. arguments], Timeout, cancellationToken);
    }

    private async Task<string?> AptAsync(SystemPackage package, CancellationToken cancellationToken)
    {
        announce($"Installing {string.Join(", ", package.Debian)} with apt-get for {package.Purpose}.");
        // An unreadable package source does not prevent apt-get from using the others.
        await RunAsRootAsync("apt-get", ["update", "-q"], cancellationToken);
        return await RunAsRootAsync(
            "env",
            [
                "DEBIAN_FRONTEND=noninteractive",
                "apt-get",
                "install",
                "-y",
                "-q",
                "--no-install-recommends",
                // Another program may be installing a package at the same time.
                "-o",
                "DPkg::Lock::Timeout=300",
                .. package.Debian,
            ],
            cancellationToken
        );
    }

    private Task<string?> DnfAsync(SystemPackage package, CancellationToken cancellationToken)
    {
        announce($"Installing {string.Join(", ", package.Fedora)} with dnf for {package.Purpose}.");
        return RunAsRootAsync(
            "dnf",
            ["install", "-y", "-q", "--setopt=install_weak_deps=False", .. package.Fedora],
            cancellationToken
        );
    }
}
