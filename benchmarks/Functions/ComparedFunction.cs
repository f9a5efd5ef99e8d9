using System.IO.Compression;

namespace ScreenPop.Benchmarks.Functions;

/// <summary>One way to write or to build the lookup.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Command">The process, with its arguments.</param>
/// <param name="Package">What is deployed: a file or a folder.</param>
internal sealed record ComparedFunction(string Name, IReadOnlyList<string> Command, string Package)
{
    /// <summary>Size of the deployment package, zipped as Lambda takes it, in megabytes.</summary>
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
