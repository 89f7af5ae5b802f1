using System.Reflection;
using System.Runtime.Loader;

namespace NotebookNet.Tool.Execution;

/// <summary>
/// Loads the assemblies a notebook brings along. What the tool itself uses is never loaded twice: a type must be the same type in the
/// cells and in the tool, or no host could be found and nothing could be drawn.
/// </summary>
internal sealed class NotebookLoadContext() : AssemblyLoadContext("notebook")
{
    private readonly Dictionary<string, string> _managed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _native = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes an assembly available.</summary>
    /// <returns>The loaded assembly; the tool's own when it has one of that name.</returns>
    public Assembly Add(string path)
    {
        var name = AssemblyName.GetAssemblyName(path);
        _managed.TryAdd(name.Name!, path);
        return LoadFromAssemblyName(name);
    }

    public void AddNative(string path)
    {
        _native.TryAdd(Path.GetFileName(path), path);
        _native.TryAdd(Path.GetFileNameWithoutExtension(path), path);
    }

    /// <summary>Lets assemblies be found without loading them at once.</summary>
    public void AddFolder(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.dll"))
        {
            _managed.TryAdd(Path.GetFileNameWithoutExtension(file), file);
        }
    }

    /// <summary>The file of an assembly that can be loaded by its simple name; null without one.</summary>
    public string? Find(string name) => _managed.GetValueOrDefault(name);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (HostAssemblies.Has(assemblyName.Name!))
        {
            return Default.LoadFromAssemblyName(new AssemblyName(assemblyName.Name!));
        }

        return _managed.TryGetValue(assemblyName.Name!, out var path) ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _native.TryGetValue(unmanagedDllName, out var path) || _native.TryGetValue("lib" + unmanagedDllName, out path)
            ? LoadUnmanagedDllFromPath(path)
            : 0;
}
