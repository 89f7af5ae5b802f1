using System.Text;
using System.Text.Json.Nodes;
using NotebookNet.Fuzzing;

namespace NotebookNet.Tests;

/// <summary>
/// Damaged models and tensor files, 35,000 of them (the tests of data have idx and CSV files, the runner's tests notebooks): only
/// documented exceptions, and little memory. Seeds are fixed; a failure prints the file.
/// </summary>
public class FileFuzzTests
{
    private const long MostBytes = 40_000_000;

    [Fact]
    public void Damaged_safetensors_files_are_read_or_refused()
    {
        using var stream = new MemoryStream();
        Safetensors.Write(
            stream,
            [KeyValuePair.Create("a", Tensor.Ones(2, 3)), KeyValuePair.Create("b/c", Tensor.Zeros(4)), KeyValuePair.Create("none", Tensor.Zeros(0, 2))],
            new Dictionary<string, string> { ["who"] = "me" });
        var (read, refused) = Mutation.Run(
            [stream.ToArray()], 15_000, 2, bytes => Safetensors.Load(new MemoryStream(bytes), "f"), error => error is ModelFileException, MostBytes);
        Assert.True(read > 100 && refused > 5000, $"{read} read, {refused} refused");
    }

    [Fact]
    public void Damaged_models_are_read_or_refused()
    {
        var model = SmallModel();
        using var stream = new MemoryStream();
        ModelFile.Write(stream, model, withOptimizer: true);
        var bytes = stream.ToArray();
        var (read, refused) = Mutation.Run(
            [bytes], 5000, 3, damaged => ModelFile.Read(new MemoryStream(damaged), "m", []), error => error is ModelFileException, MostBytes);
        Assert.True(read > 10 && refused > 1000, $"{read} read, {refused} refused");
    }

    [Fact]
    public void Models_with_damaged_descriptions_in_a_valid_file_are_read_or_refused()
    {
        var model = SmallModel();
        using var stream = new MemoryStream();
        ModelFile.Write(stream, model, withOptimizer: true);
        var bytes = stream.ToArray();
        var length = (int)BitConverter.ToInt64(bytes);
        var header = JsonNode.Parse(bytes.AsSpan(8, length))!;
        var data = bytes[(8 + length)..];
        foreach (var (key, seed) in new[] { ("notebooknet", 4), ("preprocessing", 5) })
        {
            var whole = header["__metadata__"]![key]!.GetValue<string>();
            var (read, refused) = Mutation.Run(
                [Encoding.UTF8.GetBytes(whole)], 7500, seed,
                damaged =>
                {
                    // The damage is inside of a text that is written as it should be: it gets past everything that looks at the file.
                    header["__metadata__"]![key] = Encoding.UTF8.GetString(damaged);
                    var text = Encoding.UTF8.GetBytes(header.ToJsonString());
                    ModelFile.Read(new MemoryStream([.. BitConverter.GetBytes((long)text.Length), .. text, .. data]), "m", []);
                },
                error => error is ModelFileException, MostBytes);
            header["__metadata__"]![key] = whole;
            Assert.True(read > 10 && refused > 1000, $"{read} read, {refused} refused");
        }
    }

    private static Model SmallModel()
    {
        var input = Model.Input(2);
        var trunk = input.Dense(3, Activation.Tanh, name: "trunk").BatchNormalization().Dropout(0.1);
        var model = Model.Concatenate(trunk, input).Reshape(5, 1).LSTM(2).Dense(3, Activation.Softmax)
            .Compile(new Adam { Schedule = new PiecewiseConstant([5], [0.1, 0.01]) }, Loss.SparseCategoricalCrossEntropy, Metric.Accuracy)
            .Preprocess(new StandardScaler(), new PCA(2));
        model.Fit(Datasets.Iris(), epochs: 1, batchSize: 150, seed: 1, progress: false);
        return model;
    }
}
