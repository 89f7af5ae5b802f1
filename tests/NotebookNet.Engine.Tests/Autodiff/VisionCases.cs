using NotebookNet.Engine.Tests.Support;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>The rows of the gradient table for windows over pictures and series, normalization and noise.</summary>
internal static class VisionCases
{
    private static readonly Variable MovingMean = new(Tensor.RandomUniform([3], -0.5f, 0.5f, seed: 41));
    private static readonly Variable MovingVariance = new(Tensor.RandomUniform([3], 0.5f, 2f, seed: 42));

    public static IEnumerable<GradientCase> All =>
    [
        .. Convolutions(), .. Series(), .. Transposed(), .. Pools(), .. Normalizations(),
        .. new[] { (Size: new Size2D(2, 2), Shape: new[] { 2, 3, 4, 2 }), ((1, 3), [1, 2, 1, 9]), ((3, 2), [1, 1, 1, 1]) }.SelectMany(row => new[]
        {
            new GradientCase($"UpSampling2D {row.Size} of {new Shape(row.Shape)}", v => v[0].UpSampling2D(row.Size), row.Shape),
            new GradientCase($"UpSampling2D {row.Size} of {new Shape(row.Shape)}, bilinear", v => v[0].UpSampling2D(row.Size, Interpolation.Bilinear), row.Shape),
        }),
        new("Dropout", v => Operation.Run(new DropoutOperation(v[0], 0.4, new FixedNoise(5))), [7, 5]),
        new("Dropout of everything", v => Operation.Run(new DropoutOperation(v[0], 1, new FixedNoise(5))), [3, 5]),
        new("Dropout of something used twice", v => v[0] + Operation.Run(new DropoutOperation(v[0], 0.4, new FixedNoise(5))), [7, 5]),
        new("Gaussian noise", v => Operation.Run(new GaussianNoiseOperation(v[0], 0.3, new FixedNoise(6))), [3, 5]),
        .. Enum.GetValues<FillMode>().Select(fill => new GradientCase($"Pictures turned and moved, {fill}",
            v => Operation.Run(new AffineSamplingOperation(v[0], fill, 0.5f, new FixedNoise(7), TurnAndMove)), [2, 4, 5, 3])),
        new("A network of all of them",
            v => v[0].Conv2D(v[1], v[2], padding: Padding.Same).ReLU().MaxPool2D(2).Conv2D(v[3], strides: 2, padding: Padding.Same).UpSampling2D(2).Square(),
            [2, 6, 6, 2], [3, 3, 2, 3], [3], [2, 2, 3, 2]) { Range = (-1f, 1f) },
    ];

    private static void TurnAndMove(RandomStream random, Span<double> transform)
    {
        for (var i = 0; i < transform.Length; i++)
        {
            transform[i] = (i % 4 == 0 ? 1 : 0) + (1.4 * random.NextUniform()) - 0.7;
        }
    }

    private static IEnumerable<GradientCase> Convolutions()
    {
        // Pictures, kernel, strides, dilation, groups: each with both paddings, with and without a bias.
        (int[] X, int[] W, Size2D Strides, Size2D Dilation, int Groups)[] rows =
        [
            ([1, 1, 1, 1], [1, 1, 1, 1], 1, 1, 1),
            ([2, 5, 5, 3], [3, 3, 3, 4], 1, 1, 1),
            ([1, 7, 4, 2], [3, 2, 2, 3], (2, 3), 1, 1),
            ([2, 6, 8, 1], [2, 2, 1, 17], 2, 1, 1),
            ([1, 7, 9, 2], [3, 3, 2, 1], 1, (2, 3), 1),
            ([2, 6, 5, 4], [2, 3, 2, 6], 1, 1, 2),
            ([1, 7, 7, 6], [3, 3, 2, 3], 2, 1, 3),
            ([2, 5, 6, 9], [3, 3, 1, 9], 1, 1, 9),
            ([1, 8, 7, 3], [3, 2, 1, 3], (2, 1), (1, 2), 3),
            ([2, 4, 4, 2], [3, 3, 1, 6], 1, 1, 2),
            ([3, 4, 5, 7], [1, 1, 7, 5], 1, 1, 1),
            ([1, 4, 5, 3], [1, 1, 3, 2], 3, 1, 1),
        ];
        foreach (var (x, w, strides, dilation, groups) in rows)
        {
            foreach (var padding in Enum.GetValues<Padding>())
            {
                var name = $"Conv2D {padding} {new Shape(x)} ∗ {new Shape(w)}, strides {strides}, dilation {dilation}, groups {groups}";
                yield return new(name, v => v[0].Conv2D(v[1], null, strides, padding, dilation, groups), x, w);
                yield return new(name + ", bias", v => v[0].Conv2D(v[1], v[2], strides, padding, dilation, groups), x, w, [w[3]]);
            }
        }

        yield return new("Conv2D with a kernel larger than the picture", v => v[0].Conv2D(v[1], padding: Padding.Same), [1, 2, 3, 2], [5, 7, 2, 2]);
        yield return new("Conv2D of many channels, by Winograd's algorithm", v => v[0].Conv2D(v[1], v[2]), [1, 6, 6, 16], [3, 3, 16, 16], [16]) { Range = (-0.5f, 0.5f) };
        yield return new("Conv2D of something used twice",
            v => v[0].Conv2D(v[1], v[2], padding: Padding.Same) + v[0].Conv2D(v[1], v[2], padding: Padding.Same).Square(), [1, 3, 3, 2], [2, 2, 2, 2], [2]);
        yield return new("Depthwise Conv2D of something used twice",
            v => v[0].Conv2D(v[1], v[2], padding: Padding.Same, groups: 2) + (v[0] * v[0].Conv2D(v[1], v[2], padding: Padding.Same, groups: 2)),
            [1, 3, 3, 2], [2, 2, 1, 2], [2]);
    }

    private static IEnumerable<GradientCase> Series()
    {
        (int[] X, int[] W, int Strides, int Dilation, int Groups)[] rows =
        [
            ([1, 3, 1], [3, 1, 1], 1, 1, 1), ([2, 9, 3], [4, 3, 5], 1, 1, 1), ([1, 10, 2], [3, 2, 2], 2, 1, 1),
            ([2, 11, 4], [3, 4, 3], 1, 3, 1), ([2, 7, 4], [2, 2, 2], 3, 1, 2),
        ];
        foreach (var (x, w, strides, dilation, groups) in rows)
        {
            foreach (var padding in Enum.GetValues<Padding>())
            {
                yield return new($"Conv1D {padding} {new Shape(x)} ∗ {new Shape(w)}, strides {strides}, dilation {dilation}, groups {groups}",
                    v => v[0].Conv1D(v[1], v[2], strides, padding, dilation, groups), x, w, [w[2]]);
            }
        }
    }

    private static IEnumerable<GradientCase> Transposed()
    {
        (int[] X, int[] W, Size2D Strides, Size2D Dilation)[] rows =
        [
            ([1, 1, 1, 1], [1, 1, 1, 1], 1, 1), ([2, 3, 4, 2], [3, 3, 3, 2], 2, 1), ([1, 4, 2, 3], [2, 4, 1, 3], (1, 3), 1),
            ([1, 3, 3, 2], [2, 2, 2, 2], 3, 1), ([2, 4, 3, 1], [3, 2, 5, 1], 1, 2),
        ];
        foreach (var (x, w, strides, dilation) in rows)
        {
            foreach (var padding in Enum.GetValues<Padding>())
            {
                var name = $"Conv2DTranspose {padding} {new Shape(x)} ∗ {new Shape(w)}, strides {strides}, dilation {dilation}";
                yield return new(name, v => v[0].Conv2DTranspose(v[1], null, strides, padding, dilation), x, w);
                yield return new(name + ", bias", v => v[0].Conv2DTranspose(v[1], v[2], strides, padding, dilation), x, w, [w[2]]);
            }
        }

        yield return new("Conv2DTranspose of something used twice",
            v => v[0].Conv2DTranspose(v[1], v[2], padding: Padding.Same) + v[0].Conv2DTranspose(v[1], v[2], padding: Padding.Same).Square(),
            [1, 3, 3, 2], [2, 2, 2, 2], [2]);
    }

    private static IEnumerable<GradientCase> Pools()
    {
        (int[] X, Size2D Size, Size2D? Strides)[] rows =
        [
            ([1, 1, 1, 1], 1, null), ([2, 4, 6, 3], 2, null), ([1, 5, 7, 9], (2, 3), null), ([2, 5, 5, 2], 3, 2), ([1, 6, 7, 1], 2, 3), ([1, 5, 4, 2], (4, 2), 1),
        ];
        foreach (var (x, size, strides) in rows)
        {
            foreach (var padding in Enum.GetValues<Padding>())
            {
                var text = $"2D {padding} {new Shape(x)}, size {size}, strides {strides}";
                yield return new("MaxPool" + text, v => v[0].MaxPool2D(size, strides, padding), x);
                yield return new("AveragePool" + text, v => v[0].AveragePool2D(size, strides, padding), x);
            }
        }

        foreach (var padding in Enum.GetValues<Padding>())
        {
            yield return new($"MaxPool1D {padding}", v => v[0].MaxPool1D(3, 2, padding), [2, 8, 3]);
            yield return new($"AveragePool1D {padding}", v => v[0].AveragePool1D(3, 2, padding), [2, 8, 3]);
        }

        yield return new("MaxPool2D of something used twice", v => v[0].MaxPool2D(2) + v[0].MaxPool2D(2).Square(), [1, 4, 4, 2]);
        yield return new("AveragePool2D of something used twice", v => v[0].AveragePool2D(2) + v[0].AveragePool2D(2).Square(), [1, 4, 4, 2]);
    }

    private static IEnumerable<GradientCase> Normalizations()
    {
        foreach (var useBatch in new[] { true, false })
        {
            foreach (var shape in new int[][] { [4, 3], [2, 3, 3], [3, 2, 5, 3], [1, 1, 7, 3] })
            {
                yield return new($"BatchNormalization {new Shape(shape)}, {(useBatch ? "training" : "use")}", v => BatchNormalization(v, useBatch), shape, [3], [3]);
            }

            yield return new($"BatchNormalization of something used twice, {(useBatch ? "training" : "use")}",
                v => BatchNormalization(v, useBatch) + BatchNormalization(v, useBatch).Square(), [5, 3], [3], [3]);
        }

        foreach (var shape in new int[][] { [1, 2], [4, 3], [2, 3, 9], [2, 2, 2, 17], [2, 40] })
        {
            yield return new($"LayerNormalization {new Shape(shape)}", v => v[0].LayerNormalization(v[1], v[2]), shape, [shape[^1]], [shape[^1]]);
        }

        yield return new("LayerNormalization of something used twice",
            v => v[0].LayerNormalization(v[1], v[2]) + v[0].LayerNormalization(v[1], v[2]).Square(), [5, 3], [3], [3]);
    }

    private static Tensor BatchNormalization(Variable[] v, bool useBatch) => Operation.Run(new BatchNormalizationOperation(
        v[0], v[1], v[2], MovingMean, MovingVariance, new BatchNormalizationOptions(useBatch, 0.99, 1e-3, FirstRunIsTrial: false)));
}
