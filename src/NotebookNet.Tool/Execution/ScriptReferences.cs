using System.Reflection;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookNet.Hosting;
using NotebookNet.Tool.Packages;
using NotebookNet.Tool.Scripting;
using NotebookNet.Visuals;

namespace NotebookNet.Tool.Execution;

/// <summary>The assemblies and namespaces that a notebook's cells see; grows with each <c>#r</c>.</summary>
internal sealed class ScriptReferences : IDisposable
{
    private static readonly MetadataReference[] FrameworkReferences = [.. HostAssemblies.Framework];

    private readonly List<PortableExecutableReference> _added = [];
    private readonly Dictionary<string, PortableExecutableReference> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly NotebookLoadContext _context = new();

    public ScriptReferences()
    {
        Resolver = new NotebookReferenceResolver(Find);
        Add(typeof(NotebookFunctions).Assembly);
        Add(typeof(IHtmlContent).Assembly);
        Add(typeof(Formatter).Assembly);
    }

    /// <summary>Gives Roslyn the loaded assemblies, so that it loads none a second time.</summary>
    public InteractiveAssemblyLoader Loader { get; } = new();

    /// <summary>Finds what the referenced assemblies themselves need.</summary>
    public NotebookReferenceResolver Resolver { get; }

    public IEnumerable<MetadataReference> All => FrameworkReferences.Concat(_added);

    /// <summary>Namespaces that came with packages.</summary>
    public List<string> Imports { get; } = [];

    public bool HasNotebookNet => Imports.Contains("NotebookNet");

    /// <summary>Adds the library itself: the very assemblies this tool runs with.</summary>
    public void AddNotebookNet()
    {
        if (!HasNotebookNet)
        {
            Add(typeof(NotebookHost).Assembly);
            Add(typeof(Displayable).Assembly);
            Add(Assembly.Load("NotebookNet.Engine"));
            Imports.Add("NotebookNet");
        }
    }

    /// <summary>Adds an assembly file and lets its neighbours be found.</summary>
    public void AddFile(string path)
    {
        _context.AddFolder(Path.GetDirectoryName(path)!);
        Add(_context.Add(path));
    }

    /// <summary>Adds an assembly of the framework or of this tool by its name.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryAddByName(string name)
    {
        if (!HostAssemblies.Has(name))
        {
            return false;
        }

        Add(Assembly.Load(name));
        return true;
    }

    /// <summary>Adds what packages bring; where the tool has an assembly of the same name, its own stays in use.</summary>
    public void AddPackages(PackageAssets assets)
    {
        foreach (var native in assets.Native)
        {
            _context.AddNative(native);
        }

        foreach (var path in assets.Runtime)
        {
            Loader.RegisterDependency(_context.Add(path));
        }

        foreach (var path in assets.Compile)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            Reference(name, HostAssemblies.Reference(name) ?? _byName.GetValueOrDefault(name) ?? MetadataReference.CreateFromFile(path));
        }
    }

    public void Dispose() => Loader.Dispose();

    private void Add(Assembly assembly)
    {
        Loader.RegisterDependency(assembly);
        var name = assembly.GetName().Name!;
        Reference(name, Find(name) ?? MetadataReference.CreateFromFile(assembly.Location));
    }

    private void Reference(string name, PortableExecutableReference reference)
    {
        if (_byName.TryAdd(name, reference) || !_added.Contains(reference))
        {
            _added.Add(reference);
        }
    }

    private PortableExecutableReference? Find(string name)
    {
        if (HostAssemblies.Reference(name) is { } host)
        {
            return host;
        }

        if (!_byName.TryGetValue(name, out var reference) && _context.Find(name) is { } path)
        {
            _byName[name] = reference = MetadataReference.CreateFromFile(path);
        }

        return reference;
    }
}
