using NotebookNet.Operations;

namespace NotebookNet;

/// <content>Several tensors in one, one in several, and more of the same. All of it is differentiable.</content>
public partial class Tensor
{
    /// <summary>Tensors one behind the other along an axis: (2, 3) and (4, 3) become (6, 3) along axis 0.</summary>
    /// <param name="tensors">The tensors, for example <c>[a, b]</c>; all sizes but that of the axis are equal.</param>
    /// <param name="axis">The dimension that grows; negative counts from the end.</param>
    /// <returns>The joined tensor.</returns>
    /// <exception cref="ShapeException">There are no tensors, or their shapes do not fit.</exception>
    public static Tensor Concat(IReadOnlyList<Tensor> tensors, int axis = 0) => Operation.Run(new ConcatOperation(Checked(tensors), axis));

    /// <summary>Tensors of one shape as the slices of a new dimension: three vectors (4) become (3, 4) along axis 0.</summary>
    /// <param name="tensors">The tensors, for example <c>[a, b, c]</c>.</param>
    /// <param name="axis">Where the new dimension comes to stand; negative counts from the end.</param>
    /// <returns>The stacked tensor.</returns>
    /// <exception cref="ShapeException">There are no tensors, or their shapes differ.</exception>
    public static Tensor Stack(IReadOnlyList<Tensor> tensors, int axis = 0)
    {
        var all = Checked(tensors);
        if (all.Length == 0)
        {
            throw new ShapeException("Stack needs at least one tensor; got none.");
        }

        for (var i = 1; i < all.Length; i++)
        {
            if (!all[i].Shape.Equals(all[0].Shape))
            {
                throw new ShapeException(FormattableString.Invariant($"Stack needs tensors of one shape; the first has {all[0].Shape}, number {i + 1} has {all[i].Shape}. Concat joins different sizes along an axis they have."));
            }
        }

        return Operation.Run(new ConcatOperation(Array.ConvertAll(all, tensor => tensor.ExpandDims(axis)), axis));
    }

    /// <summary>Equal parts along an axis.</summary>
    /// <param name="parts">How many; the size of the dimension is a multiple of it.</param>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <returns>The parts in order.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it has no such parts.</exception>
    public Tensor[] Split(int parts, int axis = 0)
    {
        var size = Shape[Axis.Of("Split", Shape, axis)];
        if (parts < 1 || size % parts != 0)
        {
            throw new ShapeException(FormattableString.Invariant($"Split: axis {axis} of {Shape} has size {size}, which is not {parts} equal parts. Give the sizes instead, such as Split([2, 3])."));
        }

        var sizes = new int[parts];
        Array.Fill(sizes, size / parts);
        return Split(sizes, axis);
    }

    /// <summary>Parts of given sizes along an axis.</summary>
    /// <param name="sizes">The sizes of the parts; they add up to the size of the dimension.</param>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <returns>The parts in order.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or the sizes do not add up to it.</exception>
    public Tensor[] Split(ReadOnlySpan<int> sizes, int axis = 0)
    {
        var size = Shape[Axis.Of("Split", Shape, axis)];
        long sum = 0;
        foreach (var part in sizes)
        {
            sum += part < 0 ? long.MaxValue / 2 : part;
        }

        if (sum != size)
        {
            throw new ShapeException(FormattableString.Invariant($"Split: parts of {Wording.List(sizes)} do not add up to the {size} of axis {axis} of {Shape}."));
        }

        var result = new Tensor[sizes.Length];
        var start = 0;
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Slice(axis, start, sizes[i]);
            start += sizes[i];
        }

        return result;
    }

    /// <summary>The whole tensor repeated side by side: (1, 2) tiled 2 times is (1, 2, 1, 2).</summary>
    /// <param name="times">How often, for each dimension.</param>
    /// <returns>The tiled tensor.</returns>
    /// <exception cref="ShapeException">There is not one number per dimension, or one is negative.</exception>
    public Tensor Tile(params ReadOnlySpan<int> times)
    {
        if (times.Length != Rank || times.ContainsAnyInRange(int.MinValue, -1))
        {
            throw new ShapeException(FormattableString.Invariant($"Tile needs one number of repetitions, 0 or more, for each of the {Rank} dimensions of {Shape}; got ({Wording.List(times)}). Give 1 where nothing is repeated."));
        }

        // A walk over repetition and element in turn, dimension by dimension.
        var elements = Shape.StridesOfElements();
        var (output, sizes, strides) = (new int[Rank], new int[2 * Rank], new int[2 * Rank]);
        for (var i = 0; i < Rank; i++)
        {
            output[i] = times[i] * Shape[i];
            (sizes[2 * i], sizes[(2 * i) + 1]) = (times[i], Shape[i]);
            strides[(2 * i) + 1] = elements[i];
        }

        return Strided("Tile", new Shape(output), sizes, strides, 0);
    }

    /// <summary>Each element several times in a row: (1, 2) repeated 2 times is (1, 1, 2, 2).</summary>
    /// <param name="times">How often.</param>
    /// <param name="axis">The dimension that grows; negative counts from the end.</param>
    /// <returns>The repeated tensor.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or the number is negative.</exception>
    public Tensor Repeat(int times, int axis)
    {
        var view = AxisView.Of("Repeat", Shape, axis);
        if (times < 0)
        {
            throw new ShapeException(FormattableString.Invariant($"Repeat: elements of {Shape} cannot be repeated {times} times; 0 or more."));
        }

        int[] output = [.. Shape];
        output[view.Dimension] *= times;
        return Strided(
            "Repeat", new Shape(output), [view.Outer, view.Size, times, view.Inner], [view.Size * view.Inner, view.Inner, 0, 1], 0);
    }

    /// <summary>In a frame of one value.</summary>
    /// <param name="widths">How much is added before and after, for each dimension: <c>[(0, 0), (1, 2)]</c>.</param>
    /// <param name="value">The value of the frame.</param>
    /// <returns>The larger tensor.</returns>
    /// <exception cref="ShapeException">There is not one pair per dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A width is negative.</exception>
    public Tensor Pad(ReadOnlySpan<(int Before, int After)> widths, float value = 0f) => Operation.Run(new PadOperation(this, widths, value));

    private static Tensor[] Checked(IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        Tensor[] all = [.. tensors];
        foreach (var tensor in all)
        {
            ArgumentNullException.ThrowIfNull(tensor, nameof(tensors));
        }

        return all;
    }
}
