using System.Text;

namespace NotebookNet.Tests;

/// <summary>Files that are cut off, damaged or made to do harm: a clear error, little memory, nothing else.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const long MostBytes = 20_000_000;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Files => new()
    {
        { "empty", "has only 0 bytes" },
        { "five bytes", "has only 5 bytes" },
        { "a huge header", "says that its header has 9223372036854775807 bytes" },
        { "a header of 90 MB", "but the file has" },
        { "no JSON", "not the JSON of a safetensors file" },
        { "a list", "no JSON object" },
        { "deep JSON", "not the JSON of a safetensors file" },
        { "invalid Unicode", "cannot be read" },
        { "a name twice", "twice" },
        { "no offsets", "no dtype, shape or data_offsets" },
        { "a text as shape", "no dtype, shape or data_offsets" },
        { "a negative size", "no valid shape" },
        { "a fraction as size", "no valid shape" },
        { "sizes that overflow", "more than" },
        { "offsets that fall", "no valid data_offsets" },
        { "offsets beyond the file", "bytes, but 4 are there" },
        { "too few bytes for its shape", "needs 8 bytes, but has 4" },
        { "a hole", "where 0 was expected" },
        { "shared bytes", "where 4 was expected" },
        { "bytes left over", "bytes, but 8 are there" },
        { "metadata that is no text", "is no text" },
        { "metadata that is no object", "metadata is no JSON object" },
        { "no model", "no model in it" },
        { "a description that is no JSON", "description of the model is damaged" },
        { "a description that is a list", "no valid 'version'" },
        { "a newer version", "version 99" },
        { "a type of the system", "'FileStream' is no Layer" },
        { "a type of another kind", "'Adam' is no Layer" },
        { "a layer of 2 billion units", "no tensor 'dense/kernel'" },
        { "an option that is not possible", "the options of a Dense are not possible" },
        { "an option nobody knows", "no option 'colour'" },
        { "an option of another kind", "Dense.Units is no valid Int32" },
        { "an option that is missing", "Dense.Units is missing" },
        { "a place that comes from itself", "not before it" },
        { "a place without a layer", "needs layer 7" },
        { "no output", "has no output" },
        { "an input of no size", "no valid shape" },
        { "a layer that cannot take its input", "not possible" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_damaged_file_is_explained_without_taking_memory(string name, string fragment)
    {
        var path = _folder.Write("m.safetensors", Bytes(name));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<ModelFileException>(() => Model.Load(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.Contains(fragment, error.Message, StringComparison.Ordinal);
        Assert.Contains("m.safetensors", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_cut_off_anywhere_is_refused()
    {
        Networks.Classifier().Initialize(1).Save(_folder.At("whole"));
        var bytes = File.ReadAllBytes(_folder.At("whole"));
        for (var length = 0; length < bytes.Length; length += 7)
        {
            using var stream = new MemoryStream(bytes, 0, length);
            Assert.Throws<ModelFileException>(() => ModelFile.Read(stream, "m", []));
        }
    }

    [Fact]
    public void A_file_that_does_not_exist_is_an_ordinary_error() =>
        Assert.Throws<FileNotFoundException>(() => Model.Load(_folder.At("nothing")));

    [Fact]
    public void Numbers_of_a_kind_we_do_not_know_are_named()
    {
        var path = _folder.Write("m", Made("{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}}", 4));
        Assert.Contains("'F8_E4M3', which are not supported", Assert.Throws<ModelFileException>(() => Safetensors.Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F64", 8)]
    [InlineData("F32", 4)]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    [InlineData("I64", 8)]
    [InlineData("U64", 8)]
    [InlineData("I32", 4)]
    [InlineData("U32", 4)]
    [InlineData("I16", 2)]
    [InlineData("U16", 2)]
    [InlineData("I8", 1)]
    [InlineData("U8", 1)]
    [InlineData("BOOL", 1)]
    public void Every_kind_of_number_is_read(string kind, int size)
    {
        byte[] data = kind switch
        {
            "F64" => [.. BitConverter.GetBytes(1.0), .. BitConverter.GetBytes(0.0)],
            "F32" => [.. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(0f)],
            "F16" => [.. BitConverter.GetBytes((Half)1), .. BitConverter.GetBytes((Half)0)],
            "BF16" => [0x80, 0x3F, 0, 0],
            _ => [1, .. new byte[(2 * size) - 1]],
        };
        var header = $"{{\"a\":{{\"dtype\":\"{kind}\",\"shape\":[2],\"data_offsets\":[0,{2 * size}]}}}}";
        var path = _folder.Write("m", [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. data]);
        Assert.Equal([1f, 0], Safetensors.Load(path)["a"].ToArray());
    }

    [Fact]
    public void Tensors_of_any_shape_come_back()
    {
        Dictionary<string, Tensor> tensors = new()
        {
            ["scalar"] = Tensor.From([7], []),
            ["nothing"] = Tensor.Zeros(0, 3),
            ["ä \"quoted\" name/…"] = Tensor.RandomNormal([2, 3, 4], seed: 1),
        };
        Safetensors.Save(_folder.At("t"), tensors, new Dictionary<string, string> { ["who"] = "me" });
        var loaded = Safetensors.Load(_folder.At("t"));
        Assert.Equal(tensors.Select(pair => (pair.Key, pair.Value.Shape)), loaded.Select(pair => (pair.Key, pair.Value.Shape)));
        Assert.Equal(tensors.Select(pair => pair.Value.ToArray()), loaded.Select(pair => pair.Value.ToArray()));
        Assert.Equal("me", Safetensors.Metadata(_folder.At("t"))["who"]);
        Safetensors.Save(_folder.At("none"), new Dictionary<string, Tensor>());
        Assert.Empty(Safetensors.Load(_folder.At("none")));
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Made(string header, int data) => [.. BitConverter.GetBytes((long)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. new byte[data]];

    private static byte[] Described(string description) => Made(
        $$$"""{"__metadata__":{"notebooknet":{{{System.Text.Json.JsonSerializer.Serialize(description)}}}},"dense/bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8);

    private static byte[] Layered(string options, string places = """{"input":[3]},{"layer":0,"from":[0]}""", string outputs = "1") => Described(
        $$$"""{"version":1,"layers":[{"name":"dense","options":{{{options}}},"frozen":false,"weights":[{"name":"kernel","trained":true},{"name":"bias","trained":true}]}],"places":[{{{places}}}],"outputs":[{{{outputs}}}],"training":{"epochs":0}}""");

    private static byte[] Bytes(string name) => name switch
    {
        "empty" => [],
        "five bytes" => [1, 2, 3, 4, 5],
        "a huge header" => [.. BitConverter.GetBytes(long.MaxValue), 1, 2],
        "a header of 90 MB" => [.. BitConverter.GetBytes(90_000_000L), 1, 2],
        "no JSON" => Made("{\"a\":", 0),
        "a list" => Made("[]", 0),
        "deep JSON" => Made(new string('[', 100_000), 0),
        "invalid Unicode" => [.. BitConverter.GetBytes(12L), .. "{\"\\ud800\":{}"u8],
        "a name twice" => Made("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8),
        "no offsets" => Made("""{"a":{"dtype":"F32","shape":[1]}}""", 4),
        "a text as shape" => Made("""{"a":{"dtype":"F32","shape":"1","data_offsets":[0,4]}}""", 4),
        "a negative size" => Made("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4),
        "a fraction as size" => Made("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4),
        "sizes that overflow" => Made("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,4],"data_offsets":[0,4]}}""", 4),
        "offsets that fall" => Made("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4),
        "offsets beyond the file" => Made("""{"a":{"dtype":"F32","shape":[500000000],"data_offsets":[0,2000000000]}}""", 4),
        "too few bytes for its shape" => Made("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4),
        "a hole" => Made("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8),
        "shared bytes" => Made("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4),
        "bytes left over" => Made("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8),
        "metadata that is no text" => Made("""{"__metadata__":{"a":1}}""", 0),
        "metadata that is no object" => Made("""{"__metadata__":[]}""", 0),
        "no model" => Made("{}", 0),
        "a description that is no JSON" => Described("{"),
        "a description that is a list" => Described("[]"),
        "a newer version" => Described("""{"version":99}"""),
        "a type of the system" => Layered("""{"type":"FileStream"}"""),
        "a type of another kind" => Layered("""{"type":"Adam"}"""),
        "a layer of 2 billion units" => Layered("""{"type":"Dense","units":300000000}"""),
        "an option that is not possible" => Layered("""{"type":"Dense","units":0}"""),
        "an option nobody knows" => Layered("""{"type":"Dense","units":2,"colour":"red"}"""),
        "an option of another kind" => Layered("""{"type":"Dense","units":"2"}"""),
        "an option that is missing" => Layered("""{"type":"Dense"}"""),
        "a place that comes from itself" => Layered("""{"type":"Dense","units":2}""", """{"input":[3]},{"layer":0,"from":[1]}"""),
        "a place without a layer" => Layered("""{"type":"Dense","units":2}""", """{"input":[3]},{"layer":7,"from":[0]}"""),
        "no output" => Described("""{"version":1,"layers":[],"places":[{"input":[3]}],"outputs":[]}"""),
        "an input of no size" => Layered("""{"type":"Dense","units":2}""", """{"input":[0]},{"layer":0,"from":[0]}"""),
        "a layer that cannot take its input" => Layered("""{"type":"LSTM","units":2}"""),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
