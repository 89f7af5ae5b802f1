using NotebookNet.Autodiff;
using NotebookNet.Operations;
using NotebookNet.TestData;

namespace NotebookNet.Engine.Tests.Learning;

/// <summary>
/// A very small network of two convolutions (6 filters, then one per digit) that learns handwritten digits only when every
/// gradient is right.
/// </summary>
public sealed class DigitsTests
{
    private const int Batch = 32;
    private const int Epochs = 10;
    private const int Filters = 6;

    // Below it each of the wrong gradients stays, above it the right ones come; the bits are the same on every machine.
    private const double Bar = 0.9;

    private static readonly Dictionary<string, Func<float[], Shape, float[]>> Mistakes = new()
    {
        ["the sign is wrong"] = (g, _) => Array.ConvertAll(g, value => -value),
        ["there is none"] = (g, _) => new float[g.Length],
        ["the kernel is mirrored"] = (g, shape) => ByTap(g, shape, tap => 8 - tap),
        ["lines and columns are swapped"] = (g, shape) => ByTap(g, shape, tap => (tap % 3 * 3) + (tap / 3)),
        ["taps are off by one"] = (g, shape) => ByTap(g, shape, tap => (tap + 1) % 9),
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var mistake in Mistakes.Keys)
            {
                data.Add(mistake, 0);
                data.Add(mistake, 2);
            }

            return data;
        }
    }

    [Fact]
    public void Two_convolutions_learn_digits() => Assert.InRange(Accuracy(null, -1), Bar + 0.01, 1);

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_do_not_when_a_gradient_is_wrong(string mistake, int weight) => Assert.InRange(Accuracy(Mistakes[mistake], weight), 0, Bar);

    /// <summary>The fraction of the test part that is recognised after training.</summary>
    private static double Accuracy(Func<float[], Shape, float[]>? spoil, int spoilt)
    {
        Variable[] weights =
        [
            new(Tensor.RandomUniform([3, 3, 1, Filters], -0.3086f, 0.3086f, seed: 30)), new(Tensor.Zeros(Filters)),
            new(Tensor.RandomUniform([3, 3, Filters, 10], -0.2041f, 0.2041f, seed: 31)), new(Tensor.Zeros(10)),
        ];

        Tensor Network(Tensor pictures)
        {
            Tensor Weight(int i) => i == spoilt ? Operation.Run(new WrongGradientOperation(weights[i], spoil!)) : weights[i];
            return pictures.Conv2D(Weight(0), Weight(1)).ReLU().MaxPool2D(2).Conv2D(Weight(2), Weight(3)).Reshape(pictures.Shape[0], 10).Softmax();
        }

        var (x, labels) = (new Variable(Tensor.Zeros(Batch, 8, 8, 1)), new Variable(Tensor.Zeros(Batch)));
        using (var tape = new GradientTape())
        {
            var loss = CrossEntropy.Categorical(Network(x), labels, sparse: true).Mean();
            Train(new RecordedStep(tape, loss, weights), weights, x, labels);
        }

        var (pictures, digits) = Digits.Test;
        return Network(pictures).ArgMax().Zip(digits).Count(pair => pair.First == pair.Second) / (double)digits.Length;
    }

    private static void Train(RecordedStep step, Variable[] weights, Variable x, Variable labels)
    {
        var velocities = weights.Select(weight => new float[weight.Length]).ToArray();
        var (pictures, digits) = Digits.Training;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var order = new RandomStream(3, epoch + 5).Permutation(Digits.TrainingCount);
            for (var first = 0; first <= order.Length - Batch; first += Batch)
            {
                for (var i = 0; i < Batch; i++)
                {
                    pictures.AsSpan().Slice(order[first + i] * 64, 64).CopyTo(x.Data.AsSpan(i * 64));
                    labels.Data[i] = digits[order[first + i]];
                }

                step.Forward();
                step.Backward();
                for (var i = 0; i < weights.Length; i++)
                {
                    Descend(weights[i].Data, step.GradientOf(weights[i])!.Data, velocities[i]);
                }
            }
        }
    }

    private static void Descend(float[] weights, float[] gradient, float[] velocity)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            velocity[i] = (0.9f * velocity[i]) - (0.2f * gradient[i]);
            weights[i] += velocity[i];
        }
    }

    // The gradient of each tap of a 3 × 3 kernel is that of another.
    private static float[] ByTap(float[] gradient, Shape shape, Func<int, int> other)
    {
        var size = shape[2] * shape[3];
        return [.. Enumerable.Range(0, 9).SelectMany(tap => gradient.AsSpan(other(tap) * size, size).ToArray())];
    }
}
