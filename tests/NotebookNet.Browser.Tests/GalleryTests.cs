using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using NotebookNet.Gallery;
using NotebookNet.Hosting;
using NotebookNet.Visuals;

namespace NotebookNet.Browser.Tests;

/// <summary>docs/GALLERY.md shows every picture of the library, and its files are there.</summary>
public partial class GalleryTests
{
    private const long MostBytes = 1_500_000;
    private const string Cure = "Run: dotnet run -c Release --project tests/NotebookNet.Gallery";

    [Fact]
    public void Every_public_type_that_draws_itself_is_in_the_gallery()
    {
        // A kind of picture is what declares how it is drawn: one scaler shows what all of them look like.
        static Type? Kind(Type type) => type.GetMethod("ToHtml", Type.EmptyTypes) is { } method && method.ReturnType == typeof(string) ? method.DeclaringType : null;
        var shown = GalleryPictures.All.Select(p => Kind(p.Draw().GetType())).ToHashSet();
        // What HostInfo shows is of one machine alone.
        var missing = new[] { typeof(Displayable).Assembly, typeof(Tensor).Assembly, typeof(Model).Assembly }.SelectMany(a => a.GetExportedTypes())
            .Where(t => !t.IsAbstract && t != typeof(HostInfo) && Kind(t) is { } kind && !shown.Contains(kind)).Select(t => t.Name).ToArray();
        Assert.True(missing.Length == 0, $"Not in the gallery: {string.Join(", ", missing)}. Add an entry for each to tests/NotebookNet.Gallery/GalleryPictures.cs.");
    }

    [Fact]
    public void Every_single_svg_can_be_saved_as_it_is()
    {
        var hidden = new[] { typeof(Displayable).Assembly, typeof(Model).Assembly }.SelectMany(a => a.GetExportedTypes())
            .Where(t => t.IsSubclassOf(typeof(Displayable)) && t.GetMethod("ToSvg", Type.EmptyTypes) is not null && !t.IsAssignableTo(typeof(ISvgPicture))).Select(t => t.Name);
        Assert.True(!hidden.Any(), $"These types have ToSvg() but are not ISvgPicture: {string.Join(", ", hidden)}.");
    }

    [Fact]
    public void The_page_is_the_one_its_command_writes() =>
        Assert.True(File.ReadAllText(Path.Combine(GalleryPage.Docs, "GALLERY.md")).ReplaceLineEndings("\n") == GalleryPage.Text().ReplaceLineEndings("\n"), $"docs/GALLERY.md is not up to date. {Cure}");

    [Fact]
    public void Names_of_files_are_plain_and_unique()
    {
        var names = GalleryPictures.All.Select(p => p.Name).ToArray();
        Assert.All(names, name => Assert.Matches(PlainName(), name));
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void Each_picture_has_its_file_and_no_file_is_left_over()
    {
        var files = Directory.GetFiles(Path.Combine(GalleryPage.Docs, "gallery"), "*.svg");
        Assert.True(GalleryPictures.All.Select(p => p.Name).Order().SequenceEqual(files.Select(f => Path.GetFileNameWithoutExtension(f)!).Order()), $"docs/gallery does not hold the pictures of the gallery. {Cure}");
        Assert.InRange(files.Sum(f => new FileInfo(f).Length), 1, MostBytes);
    }

    [Fact]
    public void Each_file_stands_alone_on_a_background_of_its_own()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(GalleryPage.Docs, "gallery"), "*.svg"))
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var svg = XElement.Load(reader);
            Assert.Equal("#1f1f1f", (string?)svg.Attribute("color"));
            Assert.Equal("#ffffff", (string?)svg.Elements().First().Attribute("fill"));
            Assert.DoesNotContain(svg.DescendantsAndSelf(), e => e.Name.LocalName == "script");
            Assert.DoesNotContain("prefers-color-scheme", svg.ToString(), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex PlainName();
}
