namespace NotebookNet.Downloads;

/// <summary>Where data may lie on this machine.</summary>
/// <param name="Named">The folder that the environment variable names; null when it is not set.</param>
/// <param name="Current">Where the search for a folder <c>data</c> begins: the folder of the notebook.</param>
/// <param name="System">Where the system's packages put data.</param>
/// <param name="Cache">Where downloads are kept for this user.</param>
internal sealed record DataPlaces(string? Named, string Current, string System, string Cache)
{
    /// <summary>The environment variable that names a folder with data.</summary>
    public const string Variable = "NOTEBOOKNET_DATA";

    /// <summary>The places of this process.</summary>
    public static DataPlaces OfThisProcess() => new(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null,
        Environment.CurrentDirectory,
        "/usr/share/datasets",
        CacheFolder());

    /// <summary>The folders in which a set may lie, in the order in which they are looked into.</summary>
    public IEnumerable<string> FoldersOf(string set)
    {
        if (Named is not null)
        {
            yield return Path.Combine(Named, set);
            yield return Named;
        }

        for (var folder = new DirectoryInfo(Current); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "data", set);
        }

        yield return Path.Combine(System, set);
        yield return Path.Combine(Cache, set);
    }

    private static string CacheFolder()
    {
        // ~/.cache on Linux, which may be cleared without harm; elsewhere the folder for an application's own files.
        var xdg = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var root = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.IsPathRooted(xdg) ? xdg : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(root.Length == 0 ? Path.GetTempPath() : root, "NotebookNet");
    }
}
