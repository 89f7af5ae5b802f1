namespace NotebookNet;

/// <summary>Reads axes as users give them: from 0, or negative from the end.</summary>
internal static class Axis
{
    /// <summary>The dimension an axis stands for.</summary>
    public static int Of(string operation, Shape shape, int axis) =>
        axis >= -shape.Rank && axis < shape.Rank ? (axis < 0 ? axis + shape.Rank : axis) : throw Wrong(operation, shape, axis);

    /// <summary>Which dimensions the axes name; all of them when there are none.</summary>
    public static bool[] Several(string operation, Shape shape, ReadOnlySpan<int> axes)
    {
        var named = new bool[shape.Rank];
        foreach (var axis in axes)
        {
            var dimension = Of(operation, shape, axis);
            if (named[dimension])
            {
                throw Wrong(operation, shape, axis);
            }

            named[dimension] = true;
        }

        if (axes.Length == 0)
        {
            Array.Fill(named, true);
        }

        return named;
    }

    private static ShapeException Wrong(string operation, Shape shape, int axis) => new(
        shape.Rank == 0
            ? FormattableString.Invariant($"{operation}: axis {axis} does not fit a single number, which has no axes; leave the axis out.")
            : FormattableString.Invariant($"{operation}: axis {axis} does not fit a tensor of shape {shape}; axes run from {-shape.Rank} to {shape.Rank - 1}, each at most once."));
}

/// <summary>A shape seen from one axis: what lies outside of it, its own size, and what lies inside.</summary>
internal readonly record struct AxisView(int Dimension, int Outer, int Size, int Inner)
{
    /// <summary>The view from <paramref name="axis"/>.</summary>
    public static AxisView Of(string operation, Shape shape, int axis)
    {
        var dimension = Axis.Of(operation, shape, axis);
        var (outer, inner) = (1, 1);
        for (var i = 0; i < shape.Rank; i++)
        {
            outer *= i < dimension ? shape[i] : 1;
            inner *= i > dimension ? shape[i] : 1;
        }

        return new AxisView(dimension, outer, shape[dimension], inner);
    }
}

/// <summary>The shapes of a reduction over some axes: with the reduced dimensions as 1, and as the user wants it.</summary>
internal sealed record ReducedShape(Shape Kept, Shape Result, int Count)
{
    /// <summary>The shapes when <paramref name="axes"/> are reduced; all of them when there are none.</summary>
    public static ReducedShape Of(string operation, Shape shape, ReadOnlySpan<int> axes, bool keepDimensions)
    {
        var reduced = Axis.Several(operation, shape, axes);
        var kept = new int[shape.Rank];
        List<int> result = [];
        var count = 1;
        for (var i = 0; i < shape.Rank; i++)
        {
            kept[i] = reduced[i] ? 1 : shape[i];
            count *= reduced[i] ? shape[i] : 1;
            if (!reduced[i] || keepDimensions)
            {
                result.Add(kept[i]);
            }
        }

        return new ReducedShape(new Shape(kept), new Shape([.. result]), count);
    }
}
