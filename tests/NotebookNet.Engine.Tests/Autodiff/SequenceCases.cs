using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>The rows of the gradient table for operations over sequences.</summary>
internal static class SequenceCases
{
    private delegate Operation Cell(RecurrentInputs inputs, bool returnSequences);

    // (B, T, F, U): single numbers, one step, one sample, odd sizes around eight lanes, more rows than a tile has.
    private static readonly int[][] Sizes = [[1, 1, 1, 1], [2, 3, 4, 5], [1, 4, 3, 7], [3, 1, 2, 8], [2, 3, 1, 9], [7, 2, 2, 3]];

    public static readonly GradientCase[] All =
    [
        .. Recurrent("SimpleRNN", 1, false, (x, all) => new SimpleRnnOperation<TanhFunction>(default, x, all)),
        .. Recurrent("LSTM", 4, false, (x, all) => new LstmOperation<TanhFunction>(default, x, all)),
        .. Recurrent("GRU", 3, true, (x, all) => new GruOperation<TanhFunction>(default, x, all)),
        Of("SimpleRNN with ReLU", 1, false, (x, all) => new SimpleRnnOperation<ReLUFunction>(default, x, all), [3, 4, 2, 5]),
        Of("SimpleRNN with sigmoid", 1, false, (x, all) => new SimpleRnnOperation<SigmoidFunction>(default, x, all), [3, 4, 2, 5]),
        Of("SimpleRNN without activation", 1, false, (x, all) => new SimpleRnnOperation<IdentityFunction>(default, x, all), [3, 4, 2, 5]),
        Of("LSTM with ReLU", 4, false, (x, all) => new LstmOperation<ReLUFunction>(default, x, all), [3, 4, 2, 5]),
        Of("LSTM without activation", 4, false, (x, all) => new LstmOperation<IdentityFunction>(default, x, all), [3, 4, 2, 5]),
        Of("GRU with ReLU", 3, true, (x, all) => new GruOperation<ReLUFunction>(default, x, all), [3, 4, 2, 5]),
        Of("GRU with sigmoid", 3, true, (x, all) => new GruOperation<SigmoidFunction>(default, x, all), [3, 4, 2, 5]),
        new("Embedding of one index", v => Operation.Run(new EmbeddingOperation(new[] { 1 }, v[0])), [2, 3]),
        new("Embedding, entries used several times", v => Operation.Run(new EmbeddingOperation(Tensor.From([3, 0, 3, 2, 3, 0], 2, 3), v[0])), [5, 7]),
        new("Embedding of pictures of indices", v => Operation.Run(new EmbeddingOperation(Tensor.From([0, 1, 1, 0], 1, 2, 2), v[0])), [2, 1]),
        new("LSTM over an embedding with its mask", EmbeddedLstm, [4, 3], [3, 8], [2, 8]),
    ];

    /// <summary>One sample that counts in full, one filled up behind, one in front, one with a gap, one without any step that counts.</summary>
    public static Tensor Mask(int batch, int steps)
    {
        var mask = new float[batch * steps];
        for (var i = 0; i < mask.Length; i++)
        {
            var (sample, t) = Math.DivRem(i, steps);
            mask[i] = (sample % 5) switch { 0 => 1, 1 => t < steps - 1 ? 1 : 0, 2 => t > 0 ? 1 : 0, 3 => t == 1 ? 0 : 1, _ => 0 };
        }

        return Tensor.From(mask, batch, steps);
    }

    private static IEnumerable<GradientCase> Recurrent(string name, int gates, bool hasTwoBiases, Cell cell)
    {
        foreach (var size in Sizes)
        {
            yield return Of($"{name} {new Shape(size)}, last state", gates, hasTwoBiases, cell, size, all: false);
            yield return Of($"{name} {new Shape(size)}, all states", gates, hasTwoBiases, cell, size);
        }

        yield return Of($"{name} without bias", gates, hasTwoBiases, cell, [2, 3, 2, 4], bias: false);
        yield return Of($"{name} with mask, last state", gates, hasTwoBiases, cell, [5, 4, 2, 3], all: false, masked: true);
        yield return Of($"{name} with mask, all states", gates, hasTwoBiases, cell, [5, 4, 2, 3], masked: true);
        yield return Of($"{name} with mask, without bias", gates, hasTwoBiases, cell, [5, 3, 1, 2], bias: false, masked: true);
        yield return new GradientCase(
            $"{name} stacked on itself",
            v => Operation.Run(cell(new(Operation.Run(cell(new(v[0], v[1], v[2]), true)), v[1], v[2]), false)),
            [2, 3, 4], [4, gates * 4], [4, gates * 4])
        { Range = (-1, 1) };
        yield return new GradientCase(
            $"{name} backwards",
            v => Operation.Run(cell(new(v[0].Flip(1), v[1], v[2]), true)).Flip(1),
            [2, 4, 3], [3, gates * 5], [5, gates * 5])
        { Range = (-1, 1) };
    }

    private static GradientCase Of(
        string name, int gates, bool hasTwoBiases, Cell cell, int[] size, bool all = true, bool bias = true, bool masked = false)
    {
        var (batch, steps, features, units) = (size[0], size[1], size[2], size[3]);
        var width = gates * units;
        int[][] shapes = [[batch, steps, features], [features, width], [units, width], .. bias ? [hasTwoBiases ? [2, width] : new[] { width }] : Array.Empty<int[]>()];
        return new GradientCase(
            name,
            v => Operation.Run(cell(new(v[0], v[1], v[2], bias ? v[3] : null, masked ? Mask(batch, steps) : null), all)),
            shapes)
        { Range = (-1, 1) };
    }

    private static Tensor EmbeddedLstm(Variable[] v)
    {
        var indices = Tensor.From([2, 1, 0, 3, 3, 0, 0, 0, 0], 3, 3);
        var mask = indices.NotEqualTo(0f);
        var x = Operation.Run(new EmbeddingOperation(indices, v[0]));
        return Operation.Run(new LstmOperation<TanhFunction>(default, new(x, v[1], v[2], null, mask), returnSequences: true));
    }
}
