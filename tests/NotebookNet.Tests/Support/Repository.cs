using System.Runtime.CompilerServices;

namespace NotebookNet.Tests;

/// <summary>Where the files of the repository are, wherever the tests were built to.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here)! })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (System.IO.File.Exists(Path.Combine(folder.FullName, "NotebookNet.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        throw new InvalidOperationException($"NotebookNet.sln was not found above {AppContext.BaseDirectory}.");
    }
}
