using System.Text.Json;
using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Goldens;

/// <summary>Values against NumPy and gradients against PyTorch, both in double precision (tests/goldens/make_tensor.py).</summary>
public sealed class TensorGoldenTests
{
    private static readonly Dictionary<string, JsonElement> Goldens =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Goldens", "tensor.json"))).RootElement
            .EnumerateArray().ToDictionary(golden => golden.GetProperty("name").GetString()!);

    private static readonly float[,] Along = { { 1, 3 }, { 0, 0 }, { 2, 1 } };

    private static readonly Dictionary<string, Func<Tensor[], Tensor>> Expressions = new()
    {
        ["t[1..3, ..]"] = x => x[0][1..3, ..],
        ["t[^1]"] = x => x[0][^1],
        ["t[.., 0]"] = x => x[0][.., 0],
        ["t[1, .., ^2..]"] = x => x[0][1, .., ^2..],
        ["t[.., NewAxis, 1]"] = x => x[0][.., TensorIndex.NewAxis, 1],
        ["Slice(1, 1, 3, 2)"] = x => x[0].Slice(1, 1, 3, 2),
        ["Flip(0)"] = x => x[0].Flip(0),
        ["Reshape(-1, 2)"] = x => x[0].Reshape(-1, 2),
        ["Flatten(1)"] = x => x[0].Flatten(1),
        ["Squeeze()"] = x => x[0].Squeeze(),
        ["ExpandDims(-2)"] = x => x[0].ExpandDims(-2),
        ["BroadcastTo(2, 3, 2)"] = x => x[0].BroadcastTo(2, 3, 2),
        ["Concat axis 1"] = x => Tensor.Concat(x, 1),
        ["Stack axis -1"] = x => Tensor.Stack(x, -1),
        ["Split([1, 3], 1)[1]"] = x => x[0].Split([1, 3], 1)[1],
        ["Split(2)[0]"] = x => x[0].Split(2)[0],
        ["Tile(2, 3)"] = x => x[0].Tile(2, 3),
        ["Repeat(2, 1)"] = x => x[0].Repeat(2, 1),
        ["Pad"] = x => x[0].Pad([(1, 0), (2, 1)], 7),
        ["Gather rows"] = x => x[0].Gather(new[] { 2, 0, 2, 3 }),
        ["Gather columns"] = x => x[0].Gather(new[] { 2, 0, 2, 3 }, 1),
        ["TakeAlong"] = x => x[0].TakeAlong(Along, 1),
        ["Transpose(2, 0, 1)"] = x => x[0].Transpose(2, 0, 1),
        ["Sum([0, 2])"] = x => x[0].Sum([0, 2]),
        ["Mean([0, -1], keep)"] = x => x[0].Mean([0, -1], keepDimensions: true),
        ["Max(1)"] = x => x[0].Max(1),
        ["Min([0, 1])"] = x => x[0].Min([0, 1]),
        ["Max(0, keep)"] = x => x[0].Max(0, keepDimensions: true),
        ["Variance(0)"] = x => x[0].Variance(0),
        ["StandardDeviation(-1)"] = x => x[0].StandardDeviation(-1),
        ["StandardDeviation of equal numbers"] = x => x[0].StandardDeviation(-1),
        ["Norm()"] = x => x[0].Norm(),
        ["Norm(1)"] = x => x[0].Norm(1),
        ["Norm of zeros"] = x => x[0].Norm(1),
        ["LogSumExp(1)"] = x => x[0].LogSumExp(1),
        ["LogSumExp()"] = x => x[0].LogSumExp(),
        ["CumulativeSum(0)"] = x => x[0].CumulativeSum(0),
        ["CumulativeSum()"] = x => x[0].CumulativeSum(),
        ["Pow(3)"] = x => x[0].Pow(3),
        ["Pow(-2)"] = x => x[0].Pow(-2),
        ["Pow(1.7)"] = x => x[0].Pow(1.7f),
        ["Clip(-1, 0.5)"] = x => x[0].Clip(-1, 0.5f),
        ["Maximum"] = x => x[0].Maximum(x[1]),
        ["Minimum"] = x => x[0].Minimum(x[1]),
        ["Where(a > b, a, b²)"] = x => Tensor.Where(x[0] > x[1], x[0], x[1].Square()),
        ["Dot"] = x => x[0].Dot(x[1]),
        ["Outer"] = x => x[0].Outer(x[1]),
        ["Trace"] = x => x[0].Trace(),
        ["Diagonal"] = x => x[0].Diagonal(),
        ["Inverse"] = x => x[0].Inverse(),
        ["Inverse of a stack"] = x => x[0].Inverse(),
        ["Determinant"] = x => x[0].Determinant(),
        ["Determinant of a stack"] = x => x[0].Determinant(),
        ["MatMul of stacks"] = x => x[0].MatMul(x[1]),
    };

    public static TheoryData<string> Names => [.. Goldens.Keys];

    [Fact]
    public void Every_golden_has_its_expression() => Assert.Equal(Goldens.Keys.Order(), Expressions.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_those_of_NumPy_and_gradients_those_of_PyTorch(string name)
    {
        var golden = Goldens[name];
        Variable[] inputs = [.. golden.GetProperty("inputs").EnumerateArray().Select(input => new Variable(Read(input)))];
        using var tape = new GradientTape();

        var result = Expressions[name](inputs);
        AssertClose(golden.GetProperty("result"), result, "result");

        var weights = Tensor.From(Enumerable.Range(0, result.Length).Select(i => ((7 * i % 11) - 5) / 4f)).Reshape(result.Shape.AsSpan());
        var gradients = tape.Gradient((result * weights).Sum(), inputs);
        for (var i = 0; i < inputs.Length; i++)
        {
            AssertClose(golden.GetProperty("gradients")[i], gradients[i], $"gradient {i}");
        }
    }

    private static Tensor Read(JsonElement numbers) => Tensor.From(
        [.. numbers.GetProperty("values").EnumerateArray().Select(number => number.GetSingle())],
        [.. numbers.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())]) is var tensor
        && numbers.GetProperty("shape").GetArrayLength() == 0 ? tensor.Reshape() : tensor;

    // Relative to each number, with a floor for those that cancel: 1e-5 of the largest of their kind.
    private static void AssertClose(JsonElement expected, Tensor actual, string what)
    {
        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()), actual.Shape);
        var truth = expected.GetProperty("values").EnumerateArray().Select(number => number.GetDouble()).ToArray();
        var floor = Math.Min(1e-6, 1e-5 * truth.Max(Math.Abs));
        for (var i = 0; i < truth.Length; i++)
        {
            Same.AssertClose(truth[i], actual.Data[i], 1e-5, floor, $"{what}[{i}]");
        }
    }
}
