using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>
/// The cosine of the angle between two rows, Σⱼ aⱼ bⱼ / (|a| |b|), one number per row. As in Keras a length counts as at least
/// 1e−7, so that a row of zeros has cosine 0.
/// </summary>
internal sealed class CosineSimilarityOperation(Tensor a, Tensor b) : Operation("CosineSimilarity", RowShape(a, b), a, b)
{
    private const double SmallestLength = 1e-7;

    private readonly int _columns = a.Shape[^1];

    /// <inheritdoc/>
    public override void Forward()
    {
        for (var row = 0; row < Output.Length; row++)
        {
            Output.Data[row] = (float)Measure(Row(0, row), Row(1, row)).Cosine;
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        for (var input = 0; input < 2; input++)
        {
            if (!gradients.Needs(input))
            {
                continue;
            }

            var target = gradients.InputToAddTo(input);
            for (var row = 0; row < Output.Length; row++)
            {
                var own = Row(input, row);
                var other = Row(1 - input, row);
                var (cosine, length, otherLength) = Measure(own, other);

                // ∂cos/∂a = (b/|b| − cos · a/|a|) / |a|; a length that counts as 1e−7 is a constant and gives b/|b| / |a|.
                var back = length > SmallestLength ? cosine / length : 0;
                for (var j = 0; j < _columns; j++)
                {
                    var slope = ((other[j] / otherLength) - (back * own[j])) / length;
                    target[(row * _columns) + j] += (float)(gradients.Output[row] * slope);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var row = 0; row < output.Length; row++)
        {
            var (dot, a, b) = (0.0, 0.0, 0.0);
            for (var j = row * _columns; j < (row + 1) * _columns; j++)
            {
                dot += inputs[0][j] * inputs[1][j];
                a += inputs[0][j] * inputs[0][j];
                b += inputs[1][j] * inputs[1][j];
            }

            output[row] = dot / (Math.Max(Math.Sqrt(a), SmallestLength) * Math.Max(Math.Sqrt(b), SmallestLength));
        }
    }

    // In double precision: squares of large numbers would leave the range of single precision.
    private static (double Cosine, double LengthA, double LengthB) Measure(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (dot, squareA, squareB) = (0.0, 0.0, 0.0);
        for (var j = 0; j < a.Length; j++)
        {
            dot += (double)a[j] * b[j];
            squareA += (double)a[j] * a[j];
            squareB += (double)b[j] * b[j];
        }

        var (lengthA, lengthB) = (Math.Max(Math.Sqrt(squareA), SmallestLength), Math.Max(Math.Sqrt(squareB), SmallestLength));
        return (dot / (lengthA * lengthB), lengthA, lengthB);
    }

    private ReadOnlySpan<float> Row(int input, int row) => Inputs[input].Data.AsSpan(row * _columns, _columns);

    private static Shape RowShape(Tensor a, Tensor b) =>
        a.Rank > 0 && a.Shape.Equals(b.Shape)
            ? new Shape(a.Shape.AsSpan()[..^1])
            : throw new ShapeException(
                $"Cosine similarity compares rows of two tensors of the same shape; got {a.Shape} and {b.Shape}.");
}
