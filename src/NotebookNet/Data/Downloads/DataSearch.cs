namespace NotebookNet.Downloads;

/// <summary>Finds the files of a data set: on this machine, or else in the internet.</summary>
/// <param name="set">The files.</param>
/// <param name="places">Where they may lie.</param>
/// <param name="patience">How long a server may say nothing.</param>
internal sealed class DataSearch(RemoteSet set, DataPlaces places, TimeSpan patience)
{
    /// <summary>The paths of the set's files, in their order.</summary>
    /// <param name="path">The folder the user named; null to search.</param>
    /// <param name="progress">Told how far a download is.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <returns>One path per file.</returns>
    /// <exception cref="DataException">They are nowhere; the message says what was tried and what helps.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public string[] Find(string? path, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        if (path is not null)
        {
            return FilesIn(path) ?? FilesIn(Path.Combine(path, set.Folder)) ?? throw new DataException(
                $"'{Path.GetFullPath(path)}' does not hold {set.Title}: it needs {Names()}, plain or with .gz. Without a path, {set.Title} is searched for and downloaded.");
        }

        var folders = places.FoldersOf(set.Folder).ToArray();
        foreach (var folder in folders)
        {
            if (FilesIn(folder) is { } files)
            {
                return files;
            }
        }

        // On a thread of its own: a host may run cells in a context that a waiting thread would block.
        return Task.Run(() => Download(folders, progress, cancellation), cancellation).GetAwaiter().GetResult();
    }

    private async Task<string[]> Download(string[] folders, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var target = Path.Combine(places.Cache, set.Folder);
        var downloader = new Downloader(set.Mirrors, patience);
        var paths = new string[set.Files.Count];
        for (var i = 0; i < paths.Length; i++)
        {
            var file = set.Files[i];
            if (PathOf(file, target) is not { } found)
            {
                IReadOnlyList<string>? failures;
                try
                {
                    failures = await downloader.Download(file, target, progress, cancellation).ConfigureAwait(false);
                }
                catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
                {
                    throw new DataException($"{set.Title} could not be kept in '{target}': {cause.Message} {WhatHelps()}", cause);
                }

                found = failures is null ? Path.Combine(target, file.PackedName) : throw NotFound(file, folders, failures);
            }

            paths[i] = found;
        }

        return paths;
    }

    private string[]? FilesIn(string folder)
    {
        string[] paths = [.. set.Files.Select(file => PathOf(file, folder)).OfType<string>()];
        return paths.Length == set.Files.Count ? paths : null;
    }

    // Some programs that unpack write the last hyphen as a point.
    private static string? PathOf(RemoteFile file, string folder)
    {
        var pointed = file.Name.Replace("-idx", ".idx", StringComparison.Ordinal);
        return new[] { file.PackedName, file.Name, pointed, pointed + ".gz" }
            .Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private DataException NotFound(RemoteFile file, string[] folders, IReadOnlyList<string> failures) => new(
        $"""
        {set.Title} is not on this machine, and {file.PackedName} could not be downloaded.
        Looked for {Names()} in:
        {Lines(folders)}
        Tried to download from:
        {Lines(failures)}
        {WhatHelps()}
        """);

    private string WhatHelps() =>
        $"What helps: run this again with an internet connection; or put the files (plain or .gz) into a folder data/{set.Folder} beside the notebook or above it, "
        + $"or into any folder that you name in the environment variable {DataPlaces.Variable} or as the argument path.";

    private string Names() => string.Join(", ", set.Files.Select(file => file.Name));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => "  " + line));
}
