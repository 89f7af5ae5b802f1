using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookNet.Tests;

/// <summary>Makes assemblies with the names and members of hosts that are no packages one could restore here.</summary>
internal static class HostAssemblies
{
    // Once loaded, a stand-in stays: every later test would run in that host.
    [ModuleInitializer]
    internal static void ExpectNoHostInThisProcess() => NotebookNet.Hosting.NotebookHost.LoadedAssemblies = () => [];

    public static Assembly Compile(string name, string code)
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(code)], framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var file = new MemoryStream();
        var result = compilation.Emit(file);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return Assembly.Load(file.ToArray());
    }

    /// <summary>What a static list of strings named Log in a type holds.</summary>
    public static List<string> Log(this Assembly assembly, string type) => (List<string>)assembly.GetType(type)!.GetField("Log")!.GetValue(null)!;
}
