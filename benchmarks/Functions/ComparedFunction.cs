using System.IO.Compression;

namespace ScreenPop.Benchmarks.Functions;

/// <summary>One implementation or build of the lookup.</summary>
/// <param name="Name">The name in the report.</param>
/// <param name="Command">The command line of the process.</param>
/// <param name="Package">The deployed file or folder.</param>
internal sealed record ComparedFunction(string Name, IReadOnlyList<string> Command, string Package)
{
    /// <summary>The size of the deployment package, zipped as for Lambda, in megabytes.</summary>
    public double PackageMegabytes()
    {
        using var zipped = new MemoryStream();
        using (var archive = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (
                var file in File.Exists(Package) ? [Package] : Directory.EnumerateFiles(Package, "*", SearchOption.AllDirectories)
            )
            {
                archive.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.Optimal);
            }
        }

        return zipped.Length / 1024.0 / 1024.0;
    }
}
