using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;

namespace NotebookNet.Visuals.Tests;

public class ImageTests
{
    [Fact]
    public void Pixels_are_the_numbers_with_row_0_at_the_top()
    {
        var (width, height, channels, pixels) = Decode(new Figure().Image(new[,] { { 0, 1, 0.5 }, { 1, 0, 0.25 } }));
        Assert.Equal((3, 2, 1), (width, height, channels));
        Assert.Equal([0, 255, 128, 255, 0, 64], pixels);
    }

    [Fact]
    public void Colours_are_red_green_and_blue()
    {
        var (width, height, channels, pixels) = Decode(new Figure().Image(new byte[,,] { { { 255, 0, 10 }, { 0, 128, 0 } } }));
        Assert.Equal((2, 1, 3), (width, height, channels));
        Assert.Equal([255, 0, 10, 0, 128, 0], pixels);
    }

    [Theory]
    [InlineData(0, 0.8, 204)] // shares: white is 1
    [InlineData(0, 200, 200)] // bytes: white is 255
    [InlineData(0, 7, 255)] // anything else: white is the largest
    [InlineData(-3, 5, 255)]
    public void Black_and_white_follow_what_the_numbers_look_like(double low, double high, byte brightest) =>
        Assert.Equal([0, brightest], Decode(new Figure().Image(new[,] { { low, high } })).Pixels);

    [Fact]
    public void Black_and_white_can_be_said() => Assert.Equal([128, 255, 0], Decode(new Figure().Image(new[,] { { 5, 20, -1 } }, low: 0, high: 10)).Pixels);

    [Fact]
    public void A_place_without_a_number_has_its_own_colour_and_is_told()
    {
        var figure = new Figure().Image(new[,] { { 0, double.NaN, 1 } });
        Assert.Equal([0, 0, 0, 0xD5, 0x5E, 0, 255, 255, 255], Decode(figure).Pixels);
        Assert.Contains("vermillion is no number", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_picture_is_drawn() => Assert.Equal([0, 0], Decode(new Figure().Image(new[,] { { -4, -4 } })).Pixels);

    [Fact]
    public void A_large_picture_is_drawn_from_means_and_says_so()
    {
        var svg = new Figure().Image(FigureSamples.Grid(900, 1200)).ToHtml();
        PictureAssert.IsSound(svg);
        Assert.Contains("each pixel drawn is the mean of", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_over_a_picture_stands_on_its_pixel()
    {
        var svg = PictureAssert.IsSound(new Figure().Image(FigureSamples.Grid(10, 20)).Scatter([0.0], [9.0], "corner").ToHtml());
        var image = svg.Descendants(PictureAssert.Svg + "image").Single();
        var marker = (string)svg.Descendants(PictureAssert.Svg + "path").Single(p => p.Value.Contains("corner (0, 9)", StringComparison.Ordinal)).Attribute("d")!;
        var at = marker.TrimStart('M').Split('a')[0].Split(' ').Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var pixel = (double)image.Attribute("width")! / 20;
        Assert.Equal((double)image.Attribute("x")! + pixel / 2, at[0] + 3.5, 0.2);
        Assert.Equal((double)image.Attribute("y")! + (double)image.Attribute("height")! - pixel / 2, at[1], 0.2);
    }

    [Fact]
    public void Misuse_is_refused_in_words()
    {
        Assert.Throws<ArgumentException>(() => new Figure().Image(new double[0, 3]));
        Assert.Contains("[2, 2, 4]", Assert.Throws<ArgumentException>(() => new Figure().Image(new double[2, 2, 4])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Figure().Image(new double[2, 2], low: 1, high: 1));
        Assert.Throws<ArgumentException>(() => new Figure().HeatMap(new double[2, 2], opacity: 2));
    }

    [Fact]
    public void Plotly_gets_the_picture_itself()
    {
        var trace = JsonDocument.Parse(new Figure().Image(FigureSamples.Grid(4, 4)).ToPlotlyJson()).RootElement;
        Assert.Equal("image", trace.GetProperty("data")[0].GetProperty("type").GetString());
        Assert.StartsWith("data:image/png;base64,", trace.GetProperty("data")[0].GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.Equal("reversed", trace.GetProperty("layout").GetProperty("yaxis").GetProperty("autorange").GetString());
    }

    // A reader of its own: header, one zlib stream, rows without filters.
    private static (int Width, int Height, int Channels, byte[] Pixels) Decode(Figure figure)
    {
        const string prefix = "data:image/png;base64,";
        var address = PictureAssert.IsSound(figure.ToHtml()).Descendants(PictureAssert.Svg + "image").Single().Attribute("href")!.Value;
        var file = Convert.FromBase64String(address[prefix.Length..]);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a], file[..8]);
        var (width, height, channels) = (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)), file[25] == 0 ? 1 : 3);
        var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(33));
        using var zlib = new ZLibStream(new MemoryStream(file, 41, length), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        var pixels = rows.ToArray().Where((_, i) => i % (width * channels + 1) > 0).ToArray();
        return (width, height, channels, pixels);
    }
}
