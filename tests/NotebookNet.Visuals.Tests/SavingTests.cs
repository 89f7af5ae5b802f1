using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

/// <summary>Pictures as files, and reports.</summary>
public sealed partial class SavingTests : IDisposable
{
    private static readonly bool HasBrowser = SystemBrowser.Find(Environment.GetEnvironmentVariable(SystemBrowser.Variable), Environment.GetEnvironmentVariable("PATH")) is not null;
    private readonly string _folder = Directory.CreateTempSubdirectory("notebooknet-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_svg_file_stands_alone_with_its_own_size_background_and_colour()
    {
        var file = new Figure("t").Line([1, 2, 3]).Size(500, 300).SaveSvg(At("a/b/figure.svg"));
        var svg = XElement.Load(file);
        Assert.Equal(("516", "316", "-8 -8 516 316"), ((string?)svg.Attribute("width"), (string?)svg.Attribute("height"), (string?)svg.Attribute("viewBox")));
        Assert.Equal("#1f1f1f", (string?)svg.Attribute("color"));
        Assert.Equal("#ffffff", (string?)svg.Elements().First().Attribute("fill"));
        Assert.Null(svg.Attribute("style"));
        Assert.Equal("#1e1e1e", (string?)XElement.Load(new Figure().SaveSvg(At("dark.svg"), dark: true)).Elements().First().Attribute("fill"));
    }

    [Theory]
    [MemberData(nameof(EveryPictureTests.Names), MemberType = typeof(EveryPictureTests))]
    public void Every_picture_that_is_an_svg_makes_a_well_formed_file(string name)
    {
        var picture = Samples.All[name]();
        if (picture is ISvgPicture)
        {
            Assert.Equal("svg", XElement.Load(picture.SaveSvg(At(name + ".svg"))).Name.LocalName);
        }
    }

    [Fact]
    public void A_page_asks_for_nothing_and_has_light_and_dark_colours()
    {
        var page = File.ReadAllText(new Figure("t").Line([1, 2, 3]).SaveHtml(At("figure.html")));
        Assert.DoesNotMatch(Request(), page);
        Assert.Contains("prefers-color-scheme:dark", page, StringComparison.Ordinal);
        Assert.Contains("<title>Figure</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_file_is_replaced_as_a_whole_and_no_draft_stays()
    {
        File.WriteAllText(At("f.svg"), new string('x', 100_000));
        new Figure().SaveSvg(At("f.svg"));
        Assert.Equal("f.svg", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder))));
        Assert.StartsWith("<svg", File.ReadAllText(At("f.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_the_old_one_alone()
    {
        File.WriteAllText(At("old.html"), "old");
        Assert.Throws<ArgumentException>(() => Report.Save(At("old.html"), "title", (object)null!));
        Assert.Throws<IOException>(() => AtomicFile.Write(At("old.html"), draft =>
        {
            File.WriteAllText(draft, "half");
            throw new IOException("disk full");
        }));
        Assert.Equal("old", File.ReadAllText(At("old.html")));
        Assert.Single(Directory.GetFiles(_folder));
        Assert.Contains("is a folder", Assert.Throws<ArgumentException>(() => new Figure().SaveSvg(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_png_has_the_size_that_was_asked_for()
    {
        if (!HasBrowser)
        {
            return;
        }

        var figure = new Figure("t").Line([1, 2, 3]).Size(400, 200);
        Assert.Equal((424 * 2, 224 * 2), SizeOf(figure.SavePng(At("figure.png"))));
        Assert.Equal(300, SizeOf(figure.SavePng(At("small.png"), width: 300, scale: 1, dark: true)).Width);
        var (width, height) = SizeOf(Samples.Table(8).SavePng(At("table.png"), scale: 1));
        Assert.InRange(width, 150, 500);
        Assert.InRange(height, 150, 500);
    }

    [Fact]
    public void A_picture_of_html_becomes_an_svg_of_its_measured_size()
    {
        if (!HasBrowser)
        {
            return;
        }

        var svg = XElement.Load(Samples.Table(8).SaveSvg(At("table.svg")));
        Assert.InRange((double)svg.Attribute("height")!, 150, 500);
        Assert.Contains(svg.Descendants(), e => e.Name.LocalName == "table");
    }

    [Fact]
    public void Sizes_that_make_no_picture_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Figure().SavePng(At("x.png"), width: 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Figure().SavePng(At("x.png"), scale: double.NaN));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_browser_is_looked_for_by_name_and_a_named_one_must_exist()
    {
        Assert.Null(SystemBrowser.Find(At("nothing"), Environment.GetEnvironmentVariable("PATH")));
        var own = At(OperatingSystem.IsWindows() ? "msedge.exe" : "google-chrome");
        File.WriteAllText(own, "");
        Assert.Equal(own, SystemBrowser.Find(own, null));
        Assert.Equal(own, SystemBrowser.Find(null, _folder));
    }

    [Fact]
    public void A_report_numbers_its_parts_and_lists_them()
    {
        var page = File.ReadAllText(Report.Save(At("r.html"), "Two & more", new Figure("a").Line([1, 2]), "First.\n\nSecond <b>.", ("What's next", Samples.Table(3)), new Figure("b"), 3.5));
        Assert.Contains("<title>Two &amp; more</title>", page, StringComparison.Ordinal);
        Assert.Contains("<li><a href=\"#section-2\"><bdi>What&#39;s next</bdi></a></li>", page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"section-3\">3. <bdi>Figure (2)</bdi></h2>", page, StringComparison.Ordinal);
        Assert.Contains("<p dir=\"auto\">First.</p><p dir=\"auto\">Second &lt;b&gt;.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p>3.5</p>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Request(), page);
        var ids = Id().Matches(page).Select(m => m.Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(4, ids.Length);
    }

    [Fact]
    public void A_report_shows_whatever_draws_itself_by_convention_and_prints_the_rest()
    {
        var page = File.ReadAllText(Report.Save(At("r.html"), new DrawsItself(), new System.Text.StringBuilder("a < b")));
        Assert.Contains("<em>drawn</em>", page, StringComparison.Ordinal);
        Assert.Contains("<pre>a &lt; b</pre>", page, StringComparison.Ordinal);
        Assert.Contains("<title>Report</title>", page, StringComparison.Ordinal);
        Assert.Contains("Draws itself", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"' onload=\"x")]
    [InlineData("</title></h2>")]
    [InlineData("שלום\u202e🌸")]
    public void Hostile_titles_headings_and_texts_are_harmless(string text)
    {
        var page = File.ReadAllText(Report.Save(At("r.html"), text, (text, new Figure(text)), text + new string('x', 10_000)));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Request(), page);
        Assert.Single(Regex.Matches(page, "</title>\n<style>"));
    }

    [Fact]
    public void An_empty_report_or_a_null_in_it_is_refused_in_words()
    {
        Assert.Contains("nothing came", Assert.Throws<ArgumentException>(() => Report.Save(At("r.html"), "title")).Message, StringComparison.Ordinal);
        Assert.Contains("Part 2", Assert.Throws<ArgumentException>(() => Report.Save(At("r.html"), "title", new Figure(), null!)).Message, StringComparison.Ordinal);
        Assert.Contains("Part 1", Assert.Throws<ArgumentException>(() => Report.Save(At("r.html"), "title", ("heading", (Figure?)null))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(typeof(Figure), "Figure")]
    [InlineData(typeof(DrawsItself), "Draws itself")]
    [InlineData(typeof(TrainingCurves), "Training curves")]
    [InlineData(typeof(List<int>), "List")]
    public void Types_are_named_in_words(Type type, string words) => Assert.Equal(words, TypeNames.InWords(type));

    private static (int Width, int Height) SizeOf(string png)
    {
        var file = File.ReadAllBytes(png);
        return (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
    }

    private string At(string name) => Path.Combine(_folder, name);

    private sealed class DrawsItself
    {
#pragma warning disable CA1822 // the convention is an instance method
        public string ToHtml() => "<em>drawn</em>";
#pragma warning restore CA1822
    }

    // Anything a page could load: no address but that of the SVG vocabulary and data: pictures.
    [GeneratedRegex("src=\"(?!data:)|href=\"(?!#|data:)|@import|url\\(|<link|<iframe", RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    [GeneratedRegex(" id=\"[^\"]*\"")]
    private static partial Regex Id();
}
