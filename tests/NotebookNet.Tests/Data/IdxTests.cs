namespace NotebookNet.Tests;

/// <summary>Reading idx files.</summary>
public sealed class IdxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<byte, byte[], float[]> Kinds => new()
    {
        { 0x08, [0, 1, 255], [0, 1, 255] },
        { 0x09, [0, 127, 128], [0, 127, -128] },
        { 0x0B, [0x12, 0x34, 0xFF, 0xFE, 0, 0], [0x1234, -2, 0] },
        { 0x0C, [0, 1, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 5], [65536, -1, 5] },
        { 0x0D, [0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0, 0x7F, 0x80, 0, 0], [1, -2.5f, float.PositiveInfinity] },
        { 0x0E, [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, -2.5f, 0] },
    };

    /// <summary>Broken files by what is wrong with them, and what the message must say.</summary>
    public static TheoryData<string, byte[], string[]> Broken => new()
    {
        { "empty", [], ["ends within the first four bytes"] },
        { "text", "5.1,3.5,1.4"u8.ToArray(), ["is no idx file", "352E312C", "00000803"] },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3], ["is no idx file"] },
        { "an unknown kind", [0, 0, 0x0A, 1, 0, 0, 0, 0], ["is no idx file", "00000A01"] },
        { "no dimensions", [0, 0, 8, 0], ["is no idx file"] },
        { "two hundred dimensions", [0, 0, 8, 200], ["is no idx file", "01 to 08"] },
        { "half a head", [0, 0, 8, 3, 0, 0, 0, 1], ["ends within its head", "3 dimensions"] },
        { "four billion rows", IdxBytes.Of([-1], []), ["4294967295", "more than 1 GB"] },
        { "sizes whose product overflows", IdxBytes.Of([65536, 65536, 65536, 65536], []), ["more than 1 GB"] },
        { "a billion doubles", IdxBytes.Of([1 << 28], [], kind: 0x0E), ["bytes of numbers, more than 1 GB"] },
        { "a gigabyte that is not there", IdxBytes.Of([1 << 30], [1, 2, 3]), ["(1073741824)", "but it holds 3"] },
        { "cut off", IdxBytes.Of([2, 3], [1, 2, 3, 4]), ["(2, 3), which is 6 bytes", "but it holds 4"] },
        { "too long", IdxBytes.Of([2, 3], [1, 2, 3, 4, 5, 6, 7]), ["(2, 3)", "but it holds more"] },
        { "cut off, packed", IdxBytes.Packed(IdxBytes.Of([2, 3], [1, 2, 3, 4])), ["(2, 3)", "but it holds 4"] },
        { "too long, packed", IdxBytes.Packed(IdxBytes.Of([1], [1, 2])), ["but it holds more"] },
        { "a packed file cut off", IdxBytes.Packed(IdxBytes.Of([2000], new byte[2000]))[..20], ["but it holds"] },
        { "gzip's first bytes alone", [0x1F, 0x8B], ["ends within the first four bytes"] },
        { "gzip with a broken middle", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF], ["broken or cut off"] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_of_number_is_read_plain_and_packed(byte kind, byte[] content, float[] expected)
    {
        var bytes = IdxBytes.Of([3], content, kind);
        Assert.Equal(expected, IdxFile.Read(_folder.Write("plain", bytes)).ToArray());
        Assert.Equal(expected, IdxFile.Read(_folder.Write("packed.gz", IdxBytes.Packed(bytes))).ToArray());
    }

    [Fact]
    public void Sizes_become_the_shape()
    {
        Assert.Equal([2, 1, 3], IdxFile.Read(_folder.Write("a", IdxBytes.Of([2, 1, 3], new byte[6]))).Shape);
        Assert.Equal([0, 28], IdxFile.Read(_folder.Write("none", IdxBytes.Of([0, 28], []))).Shape);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_is_refused_with_its_reason(string what, byte[] bytes, string[] fragments)
    {
        var path = _folder.Write(what, bytes);
        var fromFile = Assert.Throws<DataException>(() => IdxFile.Read(path)).Message;
        using var stream = new MemoryStream(bytes);
        var fromStream = Assert.Throws<DataException>(() => IdxFile.Read(stream)).Message;
        Assert.Contains($"'{path}'", fromFile, StringComparison.Ordinal);
        Assert.Contains("The stream", fromStream, StringComparison.Ordinal);
        Assert.All(fragments, fragment => Assert.Contains(fragment, fromFile, StringComparison.Ordinal));
    }

    [Fact]
    public void A_claimed_gigabyte_takes_no_memory()
    {
        var bytes = IdxBytes.Of([1 << 30], [1, 2, 3]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var stream = new MemoryStream(bytes);
        Assert.Throws<DataException>(() => IdxFile.Read(stream));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_with_the_folder_relative_paths_begin_in()
    {
        var message = Assert.Throws<DataException>(() => IdxFile.Read("nowhere/x.idx")).Message;
        Assert.Contains("'nowhere/x.idx' cannot be read", message, StringComparison.Ordinal);
        Assert.Contains(Environment.CurrentDirectory, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_and_labels_become_a_data_set_with_a_channel_and_numbers_from_0_to_1()
    {
        var data = Pictures([0, 255, 51, 102, 1, 2, 3, 4], [1, 0]);
        Assert.Equal([2, 2, 2, 1], data.Features.Shape);
        Assert.Equal([0f, 1f, 51 / 255f, 102 / 255f, 1 / 255f, 2 / 255f, 3 / 255f, 4 / 255f], data.Features.ToArray());
        Assert.Equal([1f, 0f], data.Labels.ToArray());
        Assert.Equal(["a", "b"], data.ClassNames);
    }

    [Fact]
    public void Parts_of_pictures_on_the_disk_are_the_parts_of_the_pictures()
    {
        var data = Pictures([.. Enumerable.Range(0, 4 * 7).Select(i => (byte)(i * 9))], [0, 1, 0, 1, 1, 0, 1]);
        var all = data.Features;
        var again = Pictures([.. Enumerable.Range(0, 4 * 7).Select(i => (byte)(i * 9))], [0, 1, 0, 1, 1, 0, 1]);
        var part = again.Select([6, 2, 2, 5])[1..].Select([2, 0]);
        Assert.Equal([5, 2], new[] { part.Features[0, 0, 0, 0], part.Features[1, 0, 0, 0] }.Select(value => (int)MathF.Round(value * 255 / 36)));
        Assert.Equal(all[2..3].ToArray(), part.Features[1..].ToArray());
        Assert.Equal([0f, 0f], part.Labels.ToArray());
    }

    [Fact]
    public void Exchanged_files_a_missing_label_and_a_label_without_a_class_are_told()
    {
        var pictures = _folder.Write("p", IdxBytes.Of([2, 2, 2], new byte[8]));
        var labels = _folder.Write("l", IdxBytes.Of([2], [0, 9]));
        Assert.Contains("exchanged", Assert.Throws<DataException>(() => Dataset.FromIdx(labels, pictures)).Message, StringComparison.Ordinal);
        Assert.Contains("Label 9", Assert.Throws<DataException>(() => Dataset.FromIdx(pictures, labels, ["a", "b"])).Message, StringComparison.Ordinal);
        var three = _folder.Write("l3", IdxBytes.Of([3], [0, 1, 1]));
        Assert.Contains("one label per sample", Assert.Throws<DataException>(() => Dataset.FromIdx(pictures, three)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pictures_that_are_cut_off_are_told_at_once_although_they_are_read_later(bool packed)
    {
        var bytes = IdxBytes.Of([2, 2, 2], new byte[7]);
        var pictures = _folder.Write("p", packed ? IdxBytes.Packed(bytes) : bytes);
        var labels = _folder.Write("l", IdxBytes.Of([2], [0, 1]));
        Assert.Contains("but it holds 7", Assert.Throws<DataException>(() => Dataset.FromIdx(pictures, labels)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_packed_in_two_pieces_is_read()
    {
        var bytes = IdxBytes.Of([2, 2], [1, 2, 3, 4]);
        var path = _folder.Write("p", [.. IdxBytes.Packed(bytes[..9]), .. IdxBytes.Packed(bytes[9..])]);
        var data = Dataset.FromIdx(path, _folder.Write("l", IdxBytes.Of([2], [0, 1])));
        Assert.Equal([1 / 255f, 2 / 255f, 3 / 255f, 4 / 255f], data.Features.ToArray());
    }

    [Fact]
    public void A_file_that_changes_before_it_is_needed_is_told()
    {
        var pictures = _folder.Write("p", IdxBytes.Of([2, 2], [1, 2, 3, 4]));
        var data = Dataset.FromIdx(pictures, _folder.Write("l", IdxBytes.Of([2], [0, 1])));
        _folder.Write("p", IdxBytes.Of([1, 2], [1, 2]));
        Assert.Contains("has changed", Assert.Throws<DataException>(() => data.Features).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Dataset Pictures(byte[] pixels, byte[] labels) => Dataset.FromIdx(
        _folder.Write("pictures", IdxBytes.Of([labels.Length, 2, 2], pixels)),
        _folder.Write("labels", IdxBytes.Of([labels.Length], labels)),
        ["a", "b"]);
}
