using System.IO.Compression;
using System.Xml.Linq;

namespace NotebookNet.Package.Tests;

[Collection(PackedPackageCollection.Name)]
public sealed class PackageContentTests(PackedPackage package)
{
    [Theory]
    [InlineData("lib/net10.0/NotebookNet.dll")]
    [InlineData("lib/net10.0/NotebookNet.xml")]
    [InlineData("lib/net10.0/NotebookNet.Engine.dll")]
    [InlineData("lib/net10.0/NotebookNet.Engine.xml")]
    [InlineData("lib/net10.0/NotebookNet.Visuals.dll")]
    [InlineData("lib/net10.0/NotebookNet.Visuals.xml")]
    [InlineData("interactive-extensions/dotnet/extension.dib")]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("THIRD-PARTY-NOTICES.md")]
    [InlineData("icon.png")]
    public void The_package_contains(string file)
    {
        using var archive = ZipFile.OpenRead(package.File);

        Assert.True(archive.GetEntry(file) is { Length: > 0 }, $"{file} is missing or empty.");
    }

    [Fact]
    public void Nothing_else_is_in_lib()
    {
        using var archive = ZipFile.OpenRead(package.File);

        Assert.Equal(6, archive.Entries.Count(entry => entry.FullName.StartsWith("lib/", StringComparison.Ordinal)));
    }

    [Fact]
    public void It_depends_on_no_package_and_names_licence_icon_readme_and_a_stable_version()
    {
        var metadata = Nuspec();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Matches(@"^\d+\.\d+\.\d+$", Value("version"));
    }

    [Fact]
    public void It_is_small_enough_to_restore_in_a_moment() =>
        Assert.InRange(new FileInfo(package.File).Length, 10_000, 2_000_000);

    private XElement Nuspec()
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var stream = archive.GetEntry("NotebookNet.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }
}
