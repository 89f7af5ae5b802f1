using NotebookNet.Downloads;

namespace NotebookNet.Hosting;

/// <summary>The folders the library reads from and writes to.</summary>
internal static class DataFolders
{
    /// <summary>A folder of the user's, outside every project, for what need not be fetched twice.</summary>
    public static string Cache => DataPlaces.OfThisProcess().Cache;

    /// <summary>All of them by name.</summary>
    public static IEnumerable<(string Name, string Path)> All
    {
        get
        {
            var places = DataPlaces.OfThisProcess();
            yield return ("Data folder", places.Named is { } named ? Marked(named) : $"{DataPlaces.Variable} is not set; a folder data beside or above the notebook is found");
            yield return ("Cache", Marked(places.Cache));
            yield return ("Current folder", Directory.GetCurrentDirectory());
        }
    }

    private static string Marked(string folder) => Directory.Exists(folder) ? folder : folder + " (not there yet)";
}
