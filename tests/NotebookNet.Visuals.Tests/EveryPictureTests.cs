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
        foreach (var svg in PictureAssert.Parse(Samples.All[name]().ToHtml()).Descendants(PictureAssert.Svg + "svg").Where(s => s.Attribute("role") is not null))
        {
            var size = ((string)svg.Attribute("viewBox")!).Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
            foreach (var text in svg.Descendants(PictureAssert.Svg + "text"))
            {
                var (left, right) = Extent(text);
                Assert.True(left >= -1 && right <= size[2] + 1, $"'{text.Value}' reaches from {left} to {right} of {size[2]}");
                Assert.InRange((double)text.Attribute("y")!, 8, size[3] - 2);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_of_one_line_do_not_touch(string name)
    {
        foreach (var svg in PictureAssert.Parse(Samples.All[name]().ToHtml()).Descendants(PictureAssert.Svg + "svg").Where(s => s.Attribute("role") is not null))
        {
            var lines = svg.Descendants(PictureAssert.Svg + "text").Where(t => t.Attribute("transform") is null).GroupBy(t => (string)t.Attribute("y")!);
            foreach (var line in lines)
            {
                var places = line.Select(t => (Text: t.Value, Place: Extent(t))).OrderBy(t => t.Place.Left).ToArray();
                for (var i = 1; i < places.Length; i++)
                {
                    Assert.True(places[i].Place.Left >= places[i - 1].Place.Right - 1, $"'{places[i - 1].Text}' touches '{places[i].Text}'");
                }
            }
        }
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

    private static (double Left, double Right) Extent(XElement text)
    {
        var x = (double)text.Attribute("x")!;
        var size = (double?)text.Attribute("font-size") ?? SvgPicture.Body;
        var shown = string.Concat(text.Nodes().OfType<XText>().Select(t => t.Value));
        var width = text.Attribute("transform") is null ? Label.Width(shown, size) : 0;
        return (string?)text.Attribute("text-anchor") switch { "middle" => (x - width / 2, x + width / 2), "end" => (x - width, x), _ => (x, x + width) };
    }

    [GeneratedRegex("prefers-color-scheme|<style|@import|https?://(?!www\\.w3\\.org/2000/svg)")]
    private static partial Regex ThemeQuery();
}
