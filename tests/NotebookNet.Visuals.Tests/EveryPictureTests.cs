using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

public partial class EveryPictureTests
{
    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_small_well_formed_named_and_free_of_scripts_ids_and_links(string name) => PictureAssert.IsSound(Samples.All[name]().ToHtml());

    [Theory]
    [MemberData(nameof(Names))]
    public void Drawing_twice_gives_the_same_picture(string name) => Assert.Equal(Samples.All[name]().ToHtml(), Samples.All[name]().ToHtml());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_does_not_depend_on_the_culture(string name)
    {
        var (html, text) = (Samples.All[name]().ToHtml(), Samples.All[name]().ToString());
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = German();
            Assert.Equal("1,5", 1.5.ToString(CultureInfo.CurrentCulture));
            Assert.Equal(html, Samples.All[name]().ToHtml());
            Assert.Equal(text, Samples.All[name]().ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_has_a_text_twin_without_markup(string name)
    {
        var text = Samples.All[name]().ToString();
        Assert.NotEmpty(text);
        Assert.DoesNotContain("<svg", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void All_text_lies_inside_the_picture(string name)
    {
        foreach (var svg in PicturesOf(name))
        {
            var size = ((string)svg.Attribute("viewBox")!).Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
            foreach (var text in PlacedText.AllOf(svg))
            {
                Assert.True(text.Left >= -1 && text.Right <= size[2] + 1, $"'{text.Shown}' reaches from {text.Left} to {text.Right} of {size[2]}");
                Assert.InRange(text.Lowest, 8, size[3] - 2);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_of_one_line_do_not_touch(string name)
    {
        foreach (var line in PicturesOf(name).SelectMany(s => PlacedText.AllOf(s).Where(t => t.Turn == 0).GroupBy(t => t.Lowest)))
        {
            var places = line.OrderBy(t => t.Left).ToArray();
            for (var i = 1; i < places.Length; i++)
            {
                Assert.True(places[i].Left >= places[i - 1].Right - 1, $"'{places[i - 1].Shown}' touches '{places[i].Shown}'");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Turned_texts_beside_each_other_do_not_touch(string name)
    {
        foreach (var row in PicturesOf(name).SelectMany(s => PlacedText.AllOf(s).Where(t => t.Turn is > 0 and < 1.5).GroupBy(t => t.Y)))
        {
            var places = row.OrderBy(t => t.X).ToArray();
            for (var i = 1; i < places.Length; i++)
            {
                Assert.True((places[i].X - places[i - 1].X) * Math.Sin(places[i].Turn) >= places[i].Size, $"'{places[i - 1].Shown}' touches '{places[i].Shown}'");
            }
        }
    }

    [Theory]
    [InlineData(600, 11, false)]
    [InlineData(660, 11, false)]
    [InlineData(661, 11, true)]
    [InlineData(540, 9, false)]
    [InlineData(541, 9, true)]
    public void A_picture_scrolls_only_where_a_narrow_page_would_make_its_text_unreadable(double width, double text, bool scrolls)
    {
        var svg = SvgPicture.Finish(SvgPicture.Open(width, 100, "name", "description"));
        var shown = SvgPicture.Readable(svg, text);
        Assert.Contains(svg, shown, StringComparison.Ordinal);
        Assert.Equal(scrolls, shown.StartsWith("<div style=\"overflow-x:auto\"><div style=\"min-width:361px\">", StringComparison.Ordinal));
        Assert.Equal(!scrolls, shown == svg);
    }

    [Fact]
    public void Nothing_in_the_library_asks_for_the_colour_scheme_of_the_system()
    {
        foreach (var picture in Samples.All.Values)
        {
            Assert.DoesNotMatch(ThemeQuery(), picture().ToHtml());
        }
    }

    /// <summary>The numbers of a German reader. Built by hand: the tests run without culture data, as the tool does.</summary>
    internal static CultureInfo German()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "−";
        return culture;
    }

    private static IEnumerable<XElement> PicturesOf(string name) =>
        PictureAssert.Parse(Samples.All[name]().ToHtml()).Descendants(PictureAssert.Svg + "svg").Where(s => s.Attribute("role") is not null);

    [GeneratedRegex("prefers-color-scheme|<style|@import|https?://(?!www\\.w3\\.org/2000/svg)")]
    private static partial Regex ThemeQuery();
}
