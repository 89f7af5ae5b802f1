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
        using System.Collections.Generic;
        using System.Threading.Tasks;
        namespace Microsoft.DotNet.Interactive
        {
            public sealed class DisplayedValue
            {
                public void Update(object value) => KernelInvocationContext.Log.Add("update " + value);
            }

            public sealed class KernelInvocationContext
            {
                public static List<string> Log { get; } = new();
                public static KernelInvocationContext Current { get; set; } = new();
                public System.Threading.CancellationToken CancellationToken { get; } = new(canceled: true);
            }

            public static class KernelInvocationContextExtensions
            {
                public static DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes)
                {
                    KernelInvocationContext.Log.Add("display " + value);
                    return new DisplayedValue();
                }
            }

            public class KernelCommand { public override string ToString() => "Directive: #!notebooknet --help"; }
            public delegate Task KernelCommandInvocation(KernelCommand command, KernelInvocationContext context);
        DIRECTIVES
        }
        """;

    private const string Directives = """
            public class Kernel
            {
                public static Kernel Root { get; } = new();
                public KernelCommandInvocation Command;
                public void AddDirective(Directives.KernelActionDirective directive, KernelCommandInvocation handler) => Command = handler;
            }
        } namespace Microsoft.DotNet.Interactive.Directives
        {
            public class KernelActionDirective
            {
                public KernelActionDirective(string name, string description = null) { }
            }
        """;

    // A build whose commands are of a kind that nobody has seen yet.
    private const string OtherDirectives = """
            public class Kernel
            {
                public static Kernel Root { get; } = new();
                public void AddDirective(string text) { }
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
    public async Task The_extension_connects_live_display_and_cancellation_adds_its_command_imports_the_namespace_and_greets_in_one_line()
    {
        var (state, printed) = await RunExtensionAsync("good", Directives);

        Assert.Matches(@"^NotebookNet \S+ · .+ · #!notebooknet tells more$", Assert.Single(printed));
        Assert.Empty(state.Variables);
        var result = await state.ContinueWithAsync<string>(UseIt);
        Assert.Equal("display first; update second; .NET Interactive, live True, without a cell True; 150", result.ReturnValue);
        var stopped = await state.ContinueWithAsync<bool>("NotebookNet.Hosting.NotebookHost.Current.Cancellation.IsCancellationRequested");
        Assert.False(stopped.ReturnValue);
        var running = await state.ContinueWithAsync<bool>(
            "Microsoft.DotNet.Interactive.KernelInvocationContext.Current = new(); NotebookNet.Hosting.NotebookHost.Current.Cancellation.IsCancellationRequested");
        Assert.True(running.ReturnValue);
        var command = await state.ContinueWithAsync<string>(
            "Kernel.Root.Command(new KernelCommand(), KernelInvocationContext.Current).Wait(); KernelInvocationContext.Log[^1]");
        Assert.Contains("display", command.ReturnValue, StringComparison.Ordinal);
        Assert.Contains("#!notebooknet --help", command.ReturnValue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_with_other_commands_gets_one_readable_line_and_all_the_rest()
    {
        var (state, printed) = await RunExtensionAsync("other", OtherDirectives);

        var line = Assert.Single(printed);
        Assert.StartsWith("NotebookNet works, but without the command #!notebooknet in this host: ", line, StringComparison.Ordinal);
        Assert.Contains("AddDirective", line, StringComparison.Ordinal);
        Assert.Equal(
            "display first; update second; .NET Interactive, live True, without a cell True; 150",
            (await state.ContinueWithAsync<string>(UseIt)).ReturnValue);
    }

    private async Task<(ScriptState State, string[] Printed)> RunExtensionAsync(string name, string directives)
    {
        using var archive = ZipFile.OpenRead(package.File);
        var folder = package.NewFolder("extension-" + name);
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            entry.ExtractToFile(Path.Combine(folder, entry.Name));
        }

        using var reader = new StreamReader(archive.GetEntry("interactive-extensions/dotnet/extension.dib")!.Open());
        var cells = (await reader.ReadToEndAsync()).Split("#!csharp", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var options = ScriptOptions.Default
            .AddReferences(Directory.GetFiles(folder, "*.dll").Select(file => MetadataReference.CreateFromFile(file)))
            .AddReferences(HostAssembly(folder, HostStandIn.Replace("DIRECTIVES", directives, StringComparison.Ordinal)))
            .AddReferences(Framework)
            .AddImports("System", "System.Linq");

        var before = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            var state = (ScriptState)await CSharpScript.RunAsync("1", options);
            foreach (var cell in cells)
            {
                state = await state.ContinueWithAsync(cell);
            }

            return (state, written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    private static PortableExecutableReference HostAssembly(string folder, string code)
    {
        var compilation = CSharpCompilation.Create(
            "Microsoft.DotNet.Interactive",
            [CSharpSyntaxTree.ParseText(code)],
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
