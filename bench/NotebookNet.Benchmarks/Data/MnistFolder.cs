namespace NotebookNet.Benchmarks.Data;

/// <summary>Where the four files of MNIST are: the folder in <c>MNIST_DIR</c>, else <c>data/mnist</c> or <c>data</c> of this repository.</summary>
internal static class MnistFolder
{
    public const string Variable = "MNIST_DIR";

    /// <summary>The file, packed or not.</summary>
    /// <exception cref="FileNotFoundException">It is in none of the folders.</exception>
    public static string Find(string file)
    {
        string[] folders = [.. Folders()];
        foreach (var folder in folders)
        {
            foreach (var name in (string[])[file + ".gz", file])
            {
                var path = Path.Combine(folder, name);
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        throw new FileNotFoundException(
            $"MNIST is needed, and {file}.gz was found in none of these folders: {string.Join(", ", folders)}. "
            + $"Set {Variable} to the folder with the four files (train-images-idx3-ubyte.gz …).");
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
        {
            // What was chosen is meant: a wrong path must not be healed silently by other files.
            return [chosen];
        }

        var data = Path.Combine(Repository.Folder, "data");
        return [Path.Combine(data, "mnist"), data];
    }
}
