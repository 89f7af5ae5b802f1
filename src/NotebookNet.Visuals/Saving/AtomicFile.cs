namespace NotebookNet.Visuals;

/// <summary>Writes files as a whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Lets <paramref name="write"/> make a file beside <paramref name="path"/> and puts it there when it is complete.</summary>
    /// <returns>The full path.</returns>
    public static string Write(string path, Action<string> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        if (folder is null || Directory.Exists(full))
        {
            throw new ArgumentException($"Expected the path of a file, but '{path}' is a folder.", nameof(path));
        }

        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            write(draft);
            File.Move(draft, full, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }

        return full;
    }
}
