using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace NotebookNet.Engine.Tests.Pictures;

/// <summary>Which tensors are drawn as pictures, and that their pixels are right, read back by a decoder of their own.</summary>
public sealed partial class PixelPictureTests
{
    [Theory]
    [InlineData(1, 28, 28)]
    [InlineData(1, 28, 28, 1)]
    [InlineData(1, 8, 12, 3)]
    [InlineData(7, 7, 28, 28)]
    [InlineData(5, 5, 8, 8, 1)]
    [InlineData(24, 100, 8, 8, 3)]
    [InlineData(0, 8, 8)]
    [InlineData(0, 150, 4)]
    [InlineData(0, 100, 20)]
    [InlineData(0, 20, 5, 7)]
    [InlineData(0, 10, 8, 8, 2)]
    [InlineData(0, 0, 28, 28)]
    public void Shapes_like_pictures_are_drawn(int pictures, params int[] shape) => Assert.Equal(pictures, Pictures(Tensor.Zeros(shape)).Count);

    [Fact]
    public void Each_pixel_of_a_grey_picture_has_its_shade()
    {
        var x = Tensor.Range(256).Reshape(16, 16);
        var picture = Assert.Single(Pictures(x));

        Assert.Equal((16, 16, 1), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal(Enumerable.Range(0, 256), picture.Pixels.Select(pixel => (int)pixel));
        Assert.Contains("black is 0, white is 255", x.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Black_and_white_are_those_of_shares_of_bytes_or_of_the_numbers_themselves()
    {
        Tensor Of(float low, float high) => Tensor.Concat([Tensor.Full(low, 8, 16), Tensor.Full(high, 8, 16)]);

        Assert.Equal((51, 204), Ends(Of(0.2f, 0.8f)));
        Assert.Equal((10, 200), Ends(Of(10, 200)));
        Assert.Equal((0, 255), Ends(Of(-1, 1)));
        Assert.Equal((0, 255), Ends(Of(0, 16)));
        Assert.Equal((0, 0), Ends(Of(-3, -3)));
        Assert.Contains("black is -1, white is 1", Of(-1, 1).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_keep_their_order_and_what_is_no_number_is_vermillion()
    {
        var numbers = new float[8 * 8 * 3];
        (numbers[0], numbers[1], numbers[2], numbers[3]) = (1, 0.6f, 0.2f, float.NaN);
        var picture = Assert.Single(Pictures(Tensor.From(numbers, 8, 8, 3)));

        Assert.Equal((8, 8, 3), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal([255, 153, 51, 213, 94, 0], picture.Pixels.Take(6).Select(pixel => (int)pixel));
    }

    [Fact]
    public void Too_many_and_too_large_pictures_are_abridged_honestly()
    {
        var many = Tensor.Zeros(500, 28, 28).ToHtml();
        var large = (Tensor.Range(600 * 600).Reshape(600, 600) / 360_000).ToHtml();

        Assert.Contains("24 of 500 pictures drawn", many, StringComparison.Ordinal);
        Assert.Contains("[23]: picture of 28 × 28 pixels", many, StringComparison.Ordinal);
        Assert.Contains("the mean of 3 × 3", large, StringComparison.Ordinal);
    }

    [Fact]
    public void A_smaller_picture_is_made_of_means()
    {
        // A chessboard of black and white is grey from afar.
        var numbers = Enumerable.Range(0, 512 * 512).Select(i => (float)(((i / 512) + i) % 2));
        var picture = Assert.Single(Pictures(Tensor.From(numbers, 512, 512)));

        Assert.Equal((256, 256), (picture.Width, picture.Height));
        Assert.All(picture.Pixels, pixel => Assert.Equal(128, pixel));
    }

    private static (int First, int Last) Ends(Tensor x)
    {
        var pixels = Assert.Single(Pictures(x)).Pixels;
        return (pixels[0], pixels[^1]);
    }

    private static List<Picture> Pictures(Tensor x) =>
        [.. Source().Matches(x.ToHtml()).Select(match => Decode(Convert.FromBase64String(match.Groups[1].Value)))];

    [GeneratedRegex("base64,([A-Za-z0-9+/=]+)\"")]
    private static partial Regex Source();

    private static Picture Decode(byte[] file)
    {
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(file.AsSpan(0, 8)));
        var (width, height, channels) = (0, 0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var content = file.AsSpan(at + 8, length);
            var name = System.Text.Encoding.ASCII.GetString(file, at + 4, 4);
            Assert.Equal(Crc(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            if (name == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                channels = content[9] == 0 ? 1 : 3;
            }
            else if (name == "IDAT")
            {
                packed.Write(content);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        var raw = rows.ToArray();
        Assert.Equal(height * ((width * channels) + 1), raw.Length);
        return new Picture(width, height, channels, [.. raw.Where((_, i) => i % ((width * channels) + 1) != 0)]);
    }

    // The check sum bit by bit, as the standard defines it.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xedb88320;
            }
        }

        return ~crc;
    }

    private sealed record Picture(int Width, int Height, int Channels, byte[] Pixels);
}
