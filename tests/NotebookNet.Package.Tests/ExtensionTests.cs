using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace NotebookNet.Package.Tests;

/// <summary>
/// The extension's cells, compiled and run as .NET Interactive would, against a stand-in with the members of that host the
/// extension uses. (The host itself is no package that can be restored everywhere.)
/// </summary>
[Collection(PackedPackageCollection.Name)]
public sealed class ExtensionTests(PackedPackage package)
{
    private const string HostStandIn = """
        namespace Microsoft.DotNet.Interactive
        {
            public sealed class DisplayedValue
            {
                public void Update(object value) => KernelInvocationContext.Log.Add("update " + value);
            }

            public sealed class KernelInvocationContext
            {
                public static System.Collections.Generic.List<string> Log { get; } = new();
                public static KernelInvocationContext Current { get; set; } = new();
                public System.Threading.CancellationToken CancellationToken { get; } = new(canceled: true);

                public DisplayedValue Display(object value, params string[] mimeTypes)
                {
                    Log.Add("display " + value);
                    return new DisplayedValue();
                }
            }
        }
        """;

    private const string UseIt = """
        var host = NotebookNet.Hosting.NotebookHost.Current;
        var handle = host.Show("first");
        handle.Update("second");
        Microsoft.DotNet.Interactive.KernelInvocationContext.Current = null;
        string.Join("; ", Microsoft.DotNet.Interactive.KernelInvocationContext.Log)
            + $"; {host.Name}, live {host.IsLive}, without a cell {host.Show("x") is null}; {Datasets.Iris().Count}"
        """;

    private static IEnumerable<MetadataReference> Framework =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));

    [Fact]
    public async Task The_extension_connects_live_display_and_cancellation_and_imports_the_namespace()
    {
        using var archive = ZipFile.OpenRead(package.File);
        var folder = package.NewFolder("extension");
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            entry.ExtractToFile(Path.Combine(folder, entry.Name));
        }

        using var reader = new StreamReader(archive.GetEntry("interactive-extensions/dotnet/extension.dib")!.Open());
        var cells = (await reader.ReadToEndAsync()).Split("#!csharp", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var options = ScriptOptions.Default
            .AddReferences(Directory.GetFiles(folder, "*.dll").Select(file => MetadataReference.CreateFromFile(file)))
            .AddReferences(HostAssembly(folder))
            .AddReferences(Framework)
            .AddImports("System", "System.Linq");

        var state = await CSharpScript.RunAsync("1", options);
        foreach (var cell in cells)
        {
            state = await state.ContinueWithAsync(cell);
        }

        Assert.Empty(state.Variables);
        var result = await state.ContinueWithAsync<string>(UseIt);
        Assert.Equal("display first; update second; .NET Interactive, live True, without a cell True; 150", result.ReturnValue);
        var stopped = await state.ContinueWithAsync<bool>("NotebookNet.Hosting.NotebookHost.Current.Cancellation.IsCancellationRequested");
        Assert.False(stopped.ReturnValue);
        var running = await state.ContinueWithAsync<bool>(
            "Microsoft.DotNet.Interactive.KernelInvocationContext.Current = new(); NotebookNet.Hosting.NotebookHost.Current.Cancellation.IsCancellationRequested");
        Assert.True(running.ReturnValue);
    }

    private static PortableExecutableReference HostAssembly(string folder)
    {
        var compilation = CSharpCompilation.Create(
            "Microsoft.DotNet.Interactive",
            [CSharpSyntaxTree.ParseText(HostStandIn)],
            Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var file = Path.Combine(folder, "Microsoft.DotNet.Interactive.dll");
        using (var stream = File.Create(file))
        {
            var result = compilation.Emit(stream);
            Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        }

        return MetadataReference.CreateFromFile(file);
    }
}
