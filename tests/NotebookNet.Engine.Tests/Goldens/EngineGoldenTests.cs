using System.Text.Json;
using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Goldens;

/// <summary>Values and gradients of small layers against PyTorch in double precision (tests/goldens/make_engine.py).</summary>
public sealed class EngineGoldenTests
{
    private static readonly JsonElement Goldens =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Goldens", "engine.json"))).RootElement;

    private static readonly int Rows = Goldens.GetProperty("rows").GetInt32();
    private static readonly int Inputs = Goldens.GetProperty("inputs").GetInt32();
    private static readonly int Units = Goldens.GetProperty("units").GetInt32();

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var golden in Goldens.GetProperty("cases").EnumerateArray())
            {
                data.Add(golden.GetProperty("activation").GetString()!, golden.GetProperty("loss").GetString()!);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_those_of_PyTorch(string activation, string loss)
    {
        var golden = Goldens.GetProperty("cases").EnumerateArray().Single(
            golden => golden.GetProperty("activation").GetString() == activation && golden.GetProperty("loss").GetString() == loss);
        var x = new Variable(Read(golden, "x", Rows, Inputs));
        var w = new Variable(Read(golden, "w", Inputs, Units));
        var b = new Variable(Read(golden, "b", Units));
        var y = loss.StartsWith("sparse", StringComparison.Ordinal) ? Read(golden, "y", Rows) : Read(golden, "y", Rows, Units);
        using var tape = new GradientTape();

        var h = Activate(activation, x.Linear(w, b));
        var value = LossOf(loss, h, y).Mean();
        var gradients = tape.Gradient(value, [x, w, b]);

        AssertClose(golden.GetProperty("h"), h.ToArray(), "h");
        Same.AssertClose(golden.GetProperty("value").GetDouble(), (float)value, 1e-5, 0, "loss");
        AssertClose(golden.GetProperty("dx"), gradients[0].ToArray(), "dx");
        AssertClose(golden.GetProperty("dw"), gradients[1].ToArray(), "dw");
        AssertClose(golden.GetProperty("db"), gradients[2].ToArray(), "db");
    }

    private static Tensor Activate(string activation, Tensor z) => activation switch
    {
        "none" => z,
        "sigmoid" => z.Sigmoid(),
        "tanh" => z.Tanh(),
        "relu" => z.ReLU(),
        "leaky_relu" => z.LeakyReLU(),
        "exp" => z.Exp(),
        _ => throw new NotSupportedException(activation),
    };

    private static Tensor LossOf(string loss, Tensor h, Tensor y) => loss switch
    {
        "mse" => Tensor.Binary(default(SquaredDifferenceFunction), h, y),
        "bce_sigmoid" => CrossEntropy.Binary(h.Sigmoid(), y),
        "bce_probabilities" => Tensor.Binary(default(BinaryCrossEntropyFunction), h, y),
        "cce_softmax" => CrossEntropy.Categorical(h.Softmax(), y, sparse: false),
        "cce_probabilities" => CrossEntropy.Categorical(h, y, sparse: false),
        "sparse_softmax" => CrossEntropy.Categorical(h.Softmax(), y, sparse: true),
        "sparse_probabilities" => CrossEntropy.Categorical(h, y, sparse: true),
        _ => throw new NotSupportedException(loss),
    };

    private static Tensor Read(JsonElement golden, string name, params int[] shape) =>
        Tensor.From([.. golden.GetProperty(name).EnumerateArray().Select(number => number.GetSingle())], shape);

    // Relative to each number, with a floor for those that cancel: 1e-5 of the largest of their kind, at most 1e-6.
    private static void AssertClose(JsonElement expected, float[] actual, string what)
    {
        var truth = expected.EnumerateArray().Select(number => number.GetDouble()).ToArray();
        Assert.Equal(truth.Length, actual.Length);
        var floor = Math.Min(1e-6, 1e-5 * truth.Max(Math.Abs));
        for (var i = 0; i < truth.Length; i++)
        {
            Same.AssertClose(truth[i], actual[i], 1e-5, floor, $"{what}[{i}]");
        }
    }
}
