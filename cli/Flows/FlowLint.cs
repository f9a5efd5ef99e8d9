using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowTesting;

namespace ScreenPop.Cli.Flows;

/// <summary>Lints one file, with the contract, the suppressions and the flows around it.</summary>
internal static class FlowLint
{
    /// <param name="contract">The attribute contract; null for attributes.json in the flow's folder or a folder above it.</param>
    /// <exception cref="BadUsageException">One of the files cannot be used.</exception>
    public static LintReport Of(string file, FileInfo? contract, FlowType? type, FlowNeighbours neighbours)
    {
        var contractFile = contract?.ToString() ?? FlowFiles.FindAbove(file, "attributes.json");
        var declared = contractFile is null
            ? null
            : FlowInput.Read(contractFile, path => AttributeContract.Parse(File.ReadAllBytes(path), path));
        return FlowInput.Read(
            file,
            path =>
            {
                var suppressions = Path.ChangeExtension(path, ".lint.json");
                return FlowLinter.Lint(
                    FlowReader.ReadFile(path),
                    path,
                    declared,
                    File.Exists(suppressions) ? Suppressions.Parse(File.ReadAllBytes(suppressions), suppressions) : null,
                    neighbours.Around(path) with
                    {
                        Type = type ?? FlowTypeNames.OfFolder(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))),
                    }
                );
            }
        );
    }
}
