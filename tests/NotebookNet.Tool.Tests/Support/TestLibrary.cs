using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookNet.Tool.Tests.Support;

/// <summary>Makes small assemblies and packages without a network.</summary>
internal static class TestLibrary
{
    public static void Compile(string path, string code)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path), [CSharpSyntaxTree.ParseText(code)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(path).Success);
    }

    /// <summary>Makes a package with one assembly of the same name.</summary>
    public static void Pack(string feed, string id, string version, string code)
    {
        Directory.CreateDirectory(feed);
        using var folder = new TempFolder();
        Compile(folder[id + ".dll"], code);
        using var package = ZipFile.Open(Path.Combine(feed, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        package.CreateEntryFromFile(folder[id + ".dll"], $"lib/netstandard2.0/{id}.dll");
        using var writer = new StreamWriter(package.CreateEntry(id + ".nuspec").Open());
        writer.Write($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{id}</id><version>{version}</version>
            <authors>tests</authors><description>test</description></metadata></package>
            """);
    }
}
