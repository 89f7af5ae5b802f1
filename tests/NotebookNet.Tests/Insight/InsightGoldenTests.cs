using System.Text.Json;

namespace NotebookNet.Tests.Insight;

/// <summary>A look inside a model against PyTorch: tests/goldens/insight.json, which make_insight.py beside it writes.</summary>
public class InsightGoldenTests
{
    private static readonly JsonElement Goldens = JsonDocument.Parse(File.ReadAllText(Repository.File("tests", "goldens", "insight.json"))).RootElement;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Saliency_and_Grad_CAM_are_those_of_PyTorch(int index)
    {
        var golden = Goldens.GetProperty("pictures")[index];
        var (height, width, channels) = (Int(golden, "height"), Int(golden, "width"), Int(golden, "channels"));
        var model = Model.Input(height, width, channels)
            .Conv2D(Int(golden, "filters"), 3, activation: Activation.ReLU).Conv2D(Int(golden, "filters") + 1, 2, activation: Activation.ReLU)
            .MaxPool2D(2).Flatten().Dense(Int(golden, "classes"), Activation.Softmax);
        Assign(model, golden);
        var sample = Tensor.From(Floats(golden.GetProperty("sample")), height, width, channels);
        foreach (var expected in golden.GetProperty("cases").EnumerateArray())
        {
            var target = Int(expected, "target");
            var saliency = model.Saliency(sample, target).Values;
            Assert.Equal([height, width], saliency.Shape.ToArray());
            Near(expected.GetProperty("saliency"), saliency);
            var gradCam = model.GradCam(sample, target).Values;
            Assert.Equal([height - 3, width - 3], gradCam.Shape.ToArray());
            Near(expected.GetProperty("gradCam"), gradCam);
        }

        // Without a class it is the one the model predicts.
        Near(golden.GetProperty("cases")[Int(golden, "predicted")].GetProperty("saliency"), model.Saliency(sample).Values);
        Near(golden.GetProperty("cases")[Int(golden, "predicted")].GetProperty("gradCam"), model.GradCam(sample, layer: "conv2d_1").Values);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Attention_weights_are_those_of_PyTorch(int index)
    {
        var golden = Goldens.GetProperty("attention")[index];
        var (steps, features, heads) = (Int(golden, "steps"), Int(golden, "features"), Int(golden, "heads"));
        var model = Model.Input(steps, features).MultiHeadAttention(heads, Int(golden, "key"));
        Assign(model, golden);
        var sample = Tensor.From(Floats(golden.GetProperty("sample")), steps, features);
        var maps = model.AttentionMaps(sample).Values;
        Assert.Equal([heads, steps, steps], maps.Shape.ToArray());
        Near(golden.GetProperty("scores"), maps);

        // The same projections inside of a block.
        var block = Model.Input(steps, features).TransformerEncoder(heads, feedForward: 3);
        Assign(block, golden);
        Near(golden.GetProperty("scores"), block.AttentionMaps(sample).Values);
    }

    [Fact]
    public void Hidden_states_are_those_of_PyTorch()
    {
        var golden = Goldens.GetProperty("recurrent")[0];
        var (steps, features, units) = (Int(golden, "steps"), Int(golden, "features"), Int(golden, "units"));
        var sample = Tensor.From(Floats(golden.GetProperty("sample")), steps, features);
        foreach (var returnSequences in new[] { false, true })
        {
            var model = Model.Input(steps, features).LSTM(units, returnSequences: returnSequences);
            Assign(model, golden);
            var states = model.HiddenStates(sample).Values;
            Assert.Equal([steps, units], states.Shape.ToArray());
            Near(golden.GetProperty("states"), states);
        }

        var backwards = Model.Input(steps, features).LSTM(units, goBackwards: true);
        Assign(backwards, golden);
        Near(golden.GetProperty("backwards"), backwards.HiddenStates(sample).Values);
    }

    private static void Assign(Model model, JsonElement golden)
    {
        var values = golden.GetProperty("weights").EnumerateArray().Select(Floats).ToArray();
        foreach (var (weight, numbers) in model.Layers.SelectMany(layer => layer.Weights).Zip(values))
        {
            weight.Assign(Tensor.From(numbers, weight.Shape.AsSpan()));
        }
    }

    private static void Near(JsonElement expected, Tensor actual)
    {
        var numbers = Floats(expected);
        Assert.Equal(numbers.Length, actual.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            Assert.Equal(numbers[i], actual.ToArray()[i], 2e-5f * Math.Max(1, Math.Abs(numbers[i])));
        }
    }

    private static float[] Floats(JsonElement list) => [.. list.EnumerateArray().Select(v => (float)v.GetDouble())];

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
