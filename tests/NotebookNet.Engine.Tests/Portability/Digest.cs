using System.Security.Cryptography;
using System.Text;
using NotebookNet.Autodiff;
using NotebookNet.Engine.Tests.Sequences;
using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Portability;

/// <summary>One short text for the bits of everything the engine computes; a machine that differs anywhere has another text.</summary>
internal static class Digest
{
    /// <summary>One line per kind of computation, so that a difference says where it is.</summary>
    public static string Compute()
    {
        var text = new StringBuilder();
        foreach (var (name, numbers) in Computations())
        {
            var bytes = numbers.SelectMany(BitConverter.GetBytes).ToArray();
            text.Append(name).Append(' ').Append(Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 8))).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, float[] Numbers)> Computations()
    {
        var uniform = Tensor.RandomUniform([1003], -20f, 20f, seed: 1);
        var normal = Tensor.RandomNormal([61, 83], seed: 2);
        yield return ("uniform", uniform.ToArray());
        yield return ("normal", normal.ToArray());
        yield return ("permutation", Array.ConvertAll(new RandomStream(3).Permutation(500), x => (float)x));
        yield return ("exp", Tensor.RandomUniform([2000], -105f, 90f, seed: 4).Exp().ToArray());
        yield return ("log", uniform.Exp().Log().ToArray());
        yield return ("tanh", (uniform / 4).Tanh().ToArray());
        yield return ("sigmoid", (uniform * 5).Sigmoid().ToArray());
        yield return ("activations", [.. uniform.ELU().ToArray(), .. uniform.SELU().ToArray(), .. uniform.GELU().ToArray(),
            .. uniform.SiLU().ToArray(), .. uniform.Softplus().ToArray(), .. normal.LogSoftmax().ToArray()]);
        yield return ("denormal", (uniform * 1e-39f).Square().Sqrt().ToArray());
        yield return ("softmax", normal.Softmax().ToArray());
        yield return ("sums", [(float)normal.Sum(), .. normal.Sum(0).ToArray(), .. normal.Mean(1).ToArray(), (float)uniform.Sum()]);
        yield return ("product", normal.MatMul(normal.T).ToArray());
        yield return ("cut product", CutProduct());
        yield return ("sparse product", [.. SparseProduct(transposed: false), .. SparseProduct(transposed: true)]);
        yield return ("training", Training());
        yield return ("powers", [.. (uniform / 7).Pow(5).ToArray(), .. uniform.Exp().Pow(-1.7f).ToArray(), .. uniform.Abs().Pow(0.3f).ToArray()]);
        yield return ("statistics", [(float)normal.Max(), .. normal.StandardDeviation(0).ToArray(), .. normal.LogSumExp([0, 1]).ToArray(), .. normal.CumulativeSum(0).ToArray()]);
        yield return ("choices", Tensor.Where(normal > normal.Mean(0), normal.Maximum(0.5f), normal.Clip(-1, 0.1f)).ToArray());
        yield return ("inverse", [.. normal[..61, ..61].Inverse().ToArray(), (float)(normal[..20, ..20] / 3).Determinant()]);
        yield return ("simple rnn", RecurrentOperationTests.DigestOf("SimpleRNN"));
        yield return ("lstm", RecurrentOperationTests.DigestOf("LSTM"));
        yield return ("gru", RecurrentOperationTests.DigestOf("GRU"));
        yield return ("pictures", Pictures());
        yield return ("winograd", Tensor.RandomNormal([5, 11, 14, 20], seed: 23).Conv2D(
            Tensor.RandomNormal([3, 3, 20, 50], 0, 0.3f, seed: 24), Tensor.RandomNormal([50], seed: 25), padding: Padding.Same).ToArray());
        yield return ("products", Products());
        yield return ("dropout", Operations.Operation.Run(new Operations.DropoutOperation(Tensor.Ones(4999), 0.3, new FixedNoise(16))).ToArray());
        yield return ("attention", Attention());
    }

    private static float[] CutProduct()
    {
        // Large enough to be cut into parts, with the awkward ends of all tiles.
        var (a, b, c) = (Awkward.Row(131 * 67, seed: 5), Awkward.Row(67 * 121, seed: 6), new float[131 * 121]);
        MatrixMultiply.Run(131, 121, 67, a, transposeA: true, b, transposeB: true, c, accumulate: false);
        return c;
    }

    // Four fifths of the steps of each four rows are zeros.
    private static float[] SparseProduct(bool transposed)
    {
        var (a, b, c) = (Awkward.Row(131 * 67, seed: 7), Awkward.Row(67 * 121, seed: 8), new float[131 * 121]);
        for (var i = 0; i < a.Length; i++)
        {
            var (row, step) = transposed ? (i % 131, i / 131) : (i / 67, i % 67);
            a[i] = ((row / 4) + step) % 5 == 0 ? a[i] : 0;
        }

        MatrixMultiply.Run(131, 121, 67, a, transposed, b, transposeB: false, c, accumulate: false);
        return c;
    }

    // Few and many rows, narrow and wide, deeper than a block: every kind of tile, panel and part.
    private static float[] Products() =>
    [
        .. new[] { (1, 300, 40), (3, 16, 65), (9, 5, 300), (14, 33, 18), (70, 600, 10), (200, 40, 150) }.SelectMany(size =>
        {
            var (m, k, n) = size;
            var (a, b, c) = (Awkward.Row(m * k, seed: 17), Awkward.Row(k * n, seed: 18), new float[m * n]);
            MatrixMultiply.Run(m, n, k, a, transposeA: false, b, transposeB: m > 9, c, accumulate: false, Awkward.Row(n, seed: 19));
            return c;
        }),
    ];

    private static float[] Attention()
    {
        var (q, k) = (new Variable(Tensor.RandomNormal([4, 40, 60], seed: 20)), new Variable(Tensor.RandomNormal([4, 37, 60], seed: 21)));
        using var tape = new GradientTape();
        var scores = Operations.Operation.Run(new Operations.AttentionScoresOperation(q, k, Tensor.RandomUniform([4, 37], seed: 22) > 0.2f, 5, causal: false));
        var heads = Operations.Operation.Run(new Operations.AttentionHeadsOperation(scores, k));
        return [.. heads.Data, .. tape.Gradient(heads.Square().Mean(), q, k).SelectMany(gradient => gradient.Data)];
    }

    private static float[] Pictures()
    {
        // Large enough to be cut into parts; every kind of window and both normalizations.
        var x = new Variable(Tensor.RandomNormal([12, 15, 14, 3], seed: 10));
        var w1 = new Variable(Tensor.RandomNormal([3, 3, 3, 18], 0, 0.3f, seed: 11));
        var w2 = new Variable(Tensor.RandomNormal([3, 2, 1, 18], 0, 0.3f, seed: 12));
        var w3 = new Variable(Tensor.RandomNormal([2, 3, 7, 18], 0, 0.3f, seed: 13));
        var (gamma, beta) = (new Variable(Tensor.RandomNormal([18], 1, 0.1f, seed: 14)), new Variable(Tensor.RandomNormal([18], seed: 15)));
        var (mean, variance) = (new Variable(Tensor.Zeros(18)), new Variable(Tensor.Ones(18)));
        using var tape = new GradientTape();
        var h = x.Conv2D(w1, beta, padding: Padding.Same).MaxPool2D(2).Conv2D(w2, groups: 18, padding: Padding.Same);
        h = Operations.Operation.Run(new Operations.BatchNormalizationOperation(
            h, gamma, beta, mean, variance, new Operations.BatchNormalizationOptions(UseBatch: true, 0.9, 1e-3, FirstRunIsTrial: false)));
        h = h.LayerNormalization(gamma, beta).AveragePool2D(3, 2, Padding.Same).Conv2DTranspose(w3, strides: 2).UpSampling2D(2, Interpolation.Bilinear);
        var gradients = tape.Gradient(h.Square().Mean(), x, w1, w2, w3, gamma, beta);
        return [.. h.Data, .. mean.Data, .. variance.Data, .. gradients.SelectMany(gradient => gradient.Data)];
    }

    private static float[] Training()
    {
        var x = Tensor.RandomNormal([30, 5], seed: 7);
        var labels = Tensor.RandomUniform([30, 4], seed: 8).ArgMax();
        var w = new Variable(Tensor.RandomNormal([5, 4], seed: 9));
        var b = new Variable(Tensor.Zeros(4));
        var slots = new float[4][];
        (slots[0], slots[1], slots[2], slots[3]) = (new float[20], new float[20], new float[4], new float[4]);
        using var tape = new GradientTape();
        var loss = Operations.CrossEntropy.Categorical(x.Linear(w, b).Tanh().Softmax(), labels, sparse: true).Mean();
        var step = new RecordedStep(tape, loss, [w, b]);
        for (var i = 0; i < 20; i++)
        {
            step.Forward();
            step.Backward();
            var adam = new AdamUpdate(0.01f, 0.1f, 0.001f, 1e-7f);
            Updates.Apply(adam, Treatment.None, w.Data, step.GradientOf(w)!.Data, slots[0], slots[1]);
            Updates.Apply(adam, Treatment.None, b.Data, step.GradientOf(b)!.Data, slots[2], slots[3]);
        }

        return [.. w.Data, .. b.Data, .. loss.Data];
    }
}
