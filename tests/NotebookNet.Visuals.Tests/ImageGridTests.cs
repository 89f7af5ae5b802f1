using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

/// <summary>Grids of pictures: the pixels are those of the data, marks say right and wrong, and everything stays small.</summary>
public class ImageGridTests
{
    [Fact]
    public void Pixels_are_the_numbers_and_all_pictures_share_one_scale()
    {
        var grid = new ImageGrid([new([0, 0.25, 0.5, 1], 2, 2), new([0, 0, 0, 0.5], 2, 2)]);
        var files = Images(grid).Select(i => Pixels((string)i.Attribute("src")!)).ToArray();
        Assert.Equal([0, 64, 128, 255], files[0]);
        Assert.Equal([0, 0, 0, 128], files[1]);
        Assert.Equal([0, 32, 64, 128], Pixels((string)Images(new ImageGrid([new([0, 0.25, 0.5, 1], 2, 2)]) { Low = 0, High = 2 })[0].Attribute("src")!));
    }

    [Fact]
    public void Numbers_from_0_to_255_and_below_zero_have_a_scale_too()
    {
        Assert.Equal([0, 100, 200, 255], Pixels((string)Images(new ImageGrid([new([0, 100, 200, 255], 2, 2)]))[0].Attribute("src")!));
        Assert.Equal([0, 255], Pixels((string)Images(new ImageGrid([new([-3, 5], 2, 1)]))[0].Attribute("src")!));
    }

    [Fact]
    public void Right_and_wrong_differ_by_colour_and_by_sign()
    {
        var root = PictureAssert.IsSound(CurveSamples.All["images-marked"]().ToHtml());
        var frames = root.Descendants("img").Select(i => (string)i.Attribute("style")!).ToArray();
        Assert.Equal(4, frames.Count(f => f.Contains("2px solid " + Palette.Vermillion, StringComparison.Ordinal)));
        Assert.Equal(8, frames.Count(f => f.Contains("2px solid " + Palette.Blue, StringComparison.Ordinal)));
        Assert.Contains(root.Descendants("div"), b => b.Value == "✗ class 0");
        Assert.Contains(root.Descendants("div"), b => b.Value == "✓ class 1");
        Assert.Equal("✗ sample 0", (string?)root.Descendants("img").First().Attribute("alt"));
    }

    [Fact]
    public void What_is_not_drawn_is_said()
    {
        var root = PictureAssert.IsSound(CurveSamples.All["images-many"]().ToHtml());
        var drawn = root.Descendants("img").Count();
        Assert.InRange(drawn, 20, 399);
        Assert.Contains($"{400 - drawn:#,0} more not drawn", root.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Forty_digits_are_drawn_with_all_their_shades()
    {
        // Strokes on black, as handwriting is: half the pixels are zero.
        var tiles = Enumerable.Range(0, 40).Select(i => new ImageTile(
            [.. Enumerable.Range(0, 784).Select(p => Math.Max(0, Math.Round(Math.Sin(p / 28 / 4.0 + i) * Math.Cos(p % 28 / 4.0), 2)))], 28, 28, 1, "digit"));
        Assert.Equal(40, Images(new ImageGrid([.. tiles])).Length);
    }

    [Fact]
    public void A_missing_pixel_has_a_colour_no_grey_has() =>
        Assert.Equal([0, 0, 0, 0xD5, 0x5E, 0x00], Pixels((string)Images(new ImageGrid([new([0, double.NaN], 2, 1)]))[0].Attribute("src")!));

    [Fact]
    public void A_constant_and_an_empty_grid_are_drawn()
    {
        PictureAssert.IsSound(new ImageGrid([new([7, 7], 2, 1)]).ToHtml());
        Assert.Contains("no pictures", new ImageGrid([]).ToHtml(), StringComparison.Ordinal);
        Assert.Equal("(no pictures)", new ImageGrid([]).ToString());
    }

    [Fact]
    public void Hostile_captions_are_harmless()
    {
        foreach (var text in (string[])["<script>alert(1)</script>", "\" onload=\"x", "שלום", "🌸🌸🌸", new string('W', 10_000), "\0\u0001"])
        {
            var root = PictureAssert.IsSound(new ImageGrid([new([0, 1], 2, 1, 1, text) { Note = text, Hover = text }], 10, text, text).ToHtml());
            Assert.Single(root.Descendants("img"));
        }
    }

    [Theory]
    [InlineData(2, 2, 1, 3)]
    [InlineData(2, 2, 2, 8)]
    [InlineData(0, 2, 1, 0)]
    public void A_picture_with_other_numbers_than_pixels_is_refused(int width, int height, int channels, int values) =>
        Assert.Contains("Picture 0", Assert.Throws<ArgumentException>(() => new ImageGrid([new(new double[values], width, height, channels)])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_number_of_columns_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageGrid([], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageGrid([], 51));
    }

    private static XElement[] Images(ImageGrid grid) => [.. PictureAssert.IsSound(grid.ToHtml()).Descendants("img")];

    // A reader of its own for the only kind of file there is: 8 bits, no filter.
    private static byte[] Pixels(string address)
    {
        var file = Convert.FromBase64String(address["data:image/png;base64,".Length..]);
        var (width, channels, at) = (0, 0, 8);
        using var packed = new MemoryStream();
        while (at < file.Length)
        {
            var length = (file[at] << 24) | (file[at + 1] << 16) | (file[at + 2] << 8) | file[at + 3];
            var kind = Encoding.ASCII.GetString(file, at + 4, 4);
            if (kind == "IHDR")
            {
                (width, channels) = (file[at + 11] | (file[at + 10] << 8), file[at + 17] == 0 ? 1 : 3);
            }
            else if (kind == "IDAT")
            {
                packed.Write(file, at + 8, length);
            }

            at += 12 + length;
        }

        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        return [.. raw.ToArray().Chunk((width * channels) + 1).SelectMany(row => row.Skip(1))];
    }
}
