namespace NotebookNet.Benchmarks.Data;

/// <summary>The working copy this program was built from.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution; the current folder when there is none above the program.</summary>
    public static string Folder { get; } = Find(AppContext.BaseDirectory) ?? Find(Directory.GetCurrentDirectory()) ?? Directory.GetCurrentDirectory();

    private static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NotebookNet.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
