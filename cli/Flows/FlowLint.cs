using ScreenPop.FlowLanguage;
using ScreenPop.FlowLanguage.Catalogue;
using ScreenPop.FlowLanguage.Contract;
using ScreenPop.FlowLanguage.Lint;
using ScreenPop.FlowTesting;

namespace ScreenPop.Cli.Flows;

/// <summary>Lints one file, with the contract, the suppressions and the flows around it.</summary>
internal static class FlowLint
{
    public static LintReport Of(string file, FileInfo? contract, FlowType? type, FlowNeighbours neighbours) =>
        FlowInput.Read(
            file,
            path =>
            {
                var contractFile = contract?.FullName ?? FlowFiles.FindAbove(path, "attributes.json");
                var suppressions = Path.ChangeExtension(path, ".lint.json");
                return FlowLinter.Lint(
                    FlowReader.ReadFile(path),
                    path,
                    contractFile is null ? null : AttributeContract.Parse(File.ReadAllBytes(contractFile), contractFile),
                    File.Exists(suppressions) ? Suppressions.Parse(File.ReadAllBytes(suppressions), suppressions) : null,
                    neighbours.Around(path) with
                    {
                        Type = type ?? FlowTypeNames.OfFolder(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))),
                    }
                );
            }
        );
}
