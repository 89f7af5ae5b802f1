namespace NotebookNet.Tool.Notebooks;

/// <summary>Reads a notebook of any supported format.</summary>
internal static class NotebookFile
{
    /// <summary>The extensions of the supported formats.</summary>
    public static readonly IReadOnlyList<string> Extensions = [".ipynb", ".dib"];

    public static bool IsNotebook(string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="NotebookFileException">The file is missing, empty, of another kind, or not a C# notebook.</exception>
    public static Notebook Read(string path)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new NotebookFileException(path, "there is no such file.", "a notebook (.ipynb or .dib)",
                Directory.Exists(full) ? "a folder" : "nothing at " + full, Similar(full));
        }

        if (!IsNotebook(full))
        {
            throw new NotebookFileException(path, "this is not a notebook.", "a file that ends in .ipynb or .dib",
                $"a file that ends in '{Path.GetExtension(full)}'", "name the notebook file, or the folder it is in.");
        }

        var text = File.ReadAllText(full);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new NotebookFileException(path, "the file is empty.", "a notebook with at least one cell",
                $"{text.Length} characters, none of them visible",
                "open it in VS Code or Jupyter and save it again, or take it from version control (`git checkout -- FILE`).");
        }

        return Path.GetExtension(full).Equals(".dib", StringComparison.OrdinalIgnoreCase)
            ? DibReader.Read(full, path, text)
            : IpynbReader.Read(full, path, text);
    }

    private static string Similar(string full)
    {
        var folder = Path.GetDirectoryName(full);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        var near = folder is null ? [] : Directory.EnumerateFiles(folder).Where(IsNotebook)
            .Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).Take(5).ToList();
        return near.Count == 0
            ? $"check the spelling; paths are relative to {Directory.GetCurrentDirectory()}."
            : $"check the spelling; {folder} has {string.Join(", ", near)}.";
    }
}
