namespace NotebookNet.Hosting;

/// <summary>The folders the library reads from and writes to.</summary>
internal static class DataFolders
{
    /// <summary>A folder of the user's, outside every project, for what need not be fetched twice.</summary>
    public static string Cache => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "NotebookNet");

    /// <summary>All of them by name.</summary>
    public static IEnumerable<(string Name, string Path)> All
    {
        get
        {
            var chosen = Environment.GetEnvironmentVariable("NOTEBOOKNET_DATA");
            yield return ("Data folder", string.IsNullOrEmpty(chosen) ? "NOTEBOOKNET_DATA is not set" : Marked(chosen));
            yield return ("Cache", Marked(Cache));
            yield return ("Current folder", Directory.GetCurrentDirectory());
        }
    }

    private static string Marked(string folder) => Directory.Exists(folder) ? folder : folder + " (not there yet)";
}
