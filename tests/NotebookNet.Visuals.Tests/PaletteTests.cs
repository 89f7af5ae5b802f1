using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookNet.Visuals.Tests;

public partial class PaletteTests
{
    private static readonly double[] White = [1, 1, 1];
    private static readonly double[] Dark = Rgb("#1e1e1e");

    // Machado, Oliveira and Fernandes 2009, full severity, on linear light.
    private static readonly double[][,] Deficiencies =
    [
        new[,] { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
        new[,] { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
        new[,] { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
        new[,] { { 1.0, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    ];

    public static TheoryData<string> Colours => [.. Palette.Colours];

    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [MemberData(nameof(Colours))]
    public void A_data_colour_stands_out_from_white_and_from_near_black(string colour)
    {
        Assert.True(Contrast(Rgb(colour), White) >= 3, $"{colour} on white: {Contrast(Rgb(colour), White)}");
        Assert.True(Contrast(Rgb(colour), Dark) >= 3, $"{colour} on #1e1e1e: {Contrast(Rgb(colour), Dark)}");
    }

    [Theory]
    [MemberData(nameof(Colours))]
    public void Text_on_the_strongest_fill_is_readable_in_both_themes(string colour)
    {
        Assert.True(Contrast(Rgb("#1f1f1f"), Blend(colour, White, Palette.StrongestFill)) >= 4.5);
        Assert.True(Contrast(Rgb("#d4d4d4"), Blend(colour, Dark, Palette.StrongestFill)) >= 4.5);
    }

    [Fact]
    public void Any_two_colours_differ_for_every_kind_of_colour_vision()
    {
        for (var a = 0; a < Palette.Colours.Count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                foreach (var deficiency in Deficiencies)
                {
                    var distance = Distance(Lab(See(Palette.Colours[a], deficiency)), Lab(See(Palette.Colours[b], deficiency)));
                    Assert.True(distance >= 15, $"{Palette.Colours[a]} and {Palette.Colours[b]}: {distance}");
                }
            }
        }
    }

    [Fact]
    public void Secondary_text_is_readable_in_both_themes()
    {
        Assert.True(Contrast(Blend("#1f1f1f", White, SvgPicture.Muted), White) >= 4.5);
        Assert.True(Contrast(Blend("#d4d4d4", Dark, SvgPicture.Muted), Dark) >= 4.5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_on_a_fill_is_never_faded_and_no_fill_behind_text_is_too_strong(string name)
    {
        var groups = PictureAssert.Parse(Samples.All[name]().ToHtml()).Descendants(PictureAssert.Svg + "g")
            .Where(g => g.Element(PictureAssert.Svg + "rect") is not null && g.Element(PictureAssert.Svg + "text") is not null);
        foreach (var group in groups)
        {
            Assert.All(group.Elements(PictureAssert.Svg + "text"), t => Assert.Null(t.Attribute("opacity")));
            Assert.All(group.Elements(PictureAssert.Svg + "rect"), r => Assert.InRange((double)r.Attribute("fill-opacity")!, 0, Palette.StrongestFill));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_uses_no_colours_but_those_of_the_palette_and_of_the_scales(string name)
    {
        HashSet<string> known = [.. Palette.Colours, .. Enumerable.Range(0, ColourScale.Levels).SelectMany(i => new[] { ColourScale.Colour(i, false), ColourScale.Colour(i, true) })];
        Assert.All(Colour().Matches(Samples.All[name]().ToHtml()).Select(m => m.Value), c => Assert.Contains(c, known));
    }

    [Fact]
    public void The_lightness_of_the_sequential_scale_only_rises()
    {
        var lightness = Enumerable.Range(0, ColourScale.Levels).Select(i => Luminance(Rgb(ColourScale.Colour(i, false)))).ToArray();
        Assert.All(Enumerable.Range(1, ColourScale.Levels - 1), i => Assert.True(lightness[i] > lightness[i - 1]));
    }

    private static double[] Rgb(string hex) => [.. Enumerable.Range(0, 3).Select(i => int.Parse(hex.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];

    private static double Linear(double c) => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    private static double Luminance(double[] rgb) => 0.2126 * Linear(rgb[0]) + 0.7152 * Linear(rgb[1]) + 0.0722 * Linear(rgb[2]);

    private static double Contrast(double[] a, double[] b)
    {
        var (la, lb) = (Luminance(a), Luminance(b));
        return (Math.Max(la, lb) + 0.05) / (Math.Min(la, lb) + 0.05);
    }

    private static double[] Blend(string colour, double[] background, double opacity) => [.. Rgb(colour).Zip(background, (c, b) => opacity * c + (1 - opacity) * b)];

    private static double[] See(string colour, double[,] deficiency)
    {
        var light = Rgb(colour).Select(Linear).ToArray();
        return [.. Enumerable.Range(0, 3).Select(i => Math.Clamp(Enumerable.Range(0, 3).Sum(j => deficiency[i, j] * light[j]), 0, 1))];
    }

    private static double[] Lab(double[] light)
    {
        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16.0 / 116;
        var x = F((0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.95047);
        var y = F(0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]);
        var z = F((0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());

    [GeneratedRegex("#[0-9a-fA-F]{6}\\b")]
    private static partial Regex Colour();
}
