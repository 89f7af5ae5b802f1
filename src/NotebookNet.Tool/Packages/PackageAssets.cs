using System.Text.Json.Nodes;

namespace NotebookNet.Tool.Packages;

/// <summary>The files that a set of packages brings: read from the SDK's <c>project.assets.json</c>.</summary>
/// <param name="Compile">Assemblies to compile against.</param>
/// <param name="Runtime">Assemblies to load.</param>
/// <param name="Native">Native libraries of this machine's kind.</param>
internal sealed record PackageAssets(IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime, IReadOnlyList<string> Native)
{
    public static readonly PackageAssets None = new([], [], []);

    public bool AllExist => Compile.Concat(Runtime).Concat(Native).All(File.Exists);

    public static PackageAssets Read(string assetsFile)
    {
        var root = JsonNode.Parse(File.ReadAllText(assetsFile))!.AsObject();
        var folders = root["packageFolders"]!.AsObject().Select(f => f.Key).ToList();
        // The target with a runtime identifier has the assets of this machine.
        var target = root["targets"]!.AsObject().MaxBy(t => t.Key.Length).Value!.AsObject();
        var (compile, runtime, native) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (name, library) in target)
        {
            if (root["libraries"]?[name]?["path"]?.GetValue<string>() is not { } relative)
            {
                continue;
            }

            var folder = folders.Select(f => Path.Combine(f, relative)).FirstOrDefault(Directory.Exists) ?? Path.Combine(folders[0], relative);
            Add(compile, library!["compile"], folder);
            Add(runtime, library["runtime"], folder);
            Add(native, library["native"], folder);
        }

        return new PackageAssets(compile, runtime, native);
    }

    private static void Add(List<string> files, JsonNode? group, string folder)
    {
        if (group is JsonObject entries)
        {
            // "_._" is NuGet's way to say "nothing here on purpose".
            files.AddRange(entries.Where(e => !e.Key.EndsWith("_._", StringComparison.Ordinal))
                .Select(e => Path.GetFullPath(Path.Combine(folder, e.Key))));
        }
    }
}
