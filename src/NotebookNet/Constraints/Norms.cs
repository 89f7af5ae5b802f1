namespace NotebookNet;

/// <summary>The lengths of the vectors a weight tensor consists of, and scaling by them.</summary>
internal static class Norms
{
    // Keras' epsilon: keeps the division defined for a vector of zeros.
    private const double Epsilon = 1e-7;

    /// <summary>
    /// Makes each vector as long as <paramref name="desired"/> says. A vector runs along <paramref name="axis"/>, or for null along
    /// all dimensions but the last: the incoming weights of one unit or filter.
    /// </summary>
    public static void Scale(Span<float> weights, Shape shape, int? axis, Func<double, double> desired, string who)
    {
        var position = axis is < 0 ? axis + shape.Rank : axis;
        if (shape.Rank == 0 || position < 0 || position >= shape.Rank)
        {
            throw new ShapeException(
                $"{who} along axis {axis} does not fit weights of shape {shape}: axes run from {-shape.Rank} to {shape.Rank - 1}.");
        }

        // The weights as (outer, along, inner): vectors run along the middle.
        var along = position is null ? weights.Length / Math.Max(1, shape[^1]) : shape[position.Value];
        var inner = 1;
        for (var i = position is null ? shape.Rank - 1 : position.Value + 1; i < shape.Rank; i++)
        {
            inner *= shape[i];
        }

        for (var start = 0; start < weights.Length; start += along * inner)
        {
            for (var i = start; i < start + inner; i++)
            {
                ScaleOne(weights, i, inner, along, desired);
            }
        }
    }

    private static void ScaleOne(Span<float> weights, int first, int stride, int count, Func<double, double> desired)
    {
        var squares = 0.0;
        for (var i = 0; i < count; i++)
        {
            squares += (double)weights[first + (i * stride)] * weights[first + (i * stride)];
        }

        var norm = Math.Sqrt(squares);
        var factor = desired(norm) / (Epsilon + norm);
        for (var i = 0; i < count; i++)
        {
            weights[first + (i * stride)] = (float)(weights[first + (i * stride)] * factor);
        }
    }
}
