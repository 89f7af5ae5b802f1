using NotebookNet.Operations;

namespace NotebookNet;

/// <content>The same numbers arranged otherwise: other shapes, parts, and several tensors in one. All of it is differentiable.</content>
public partial class Tensor
{
    /// <summary>The same numbers under another shape.</summary>
    /// <param name="shape">The new sizes; their product stays the same. One of them may be −1: it becomes what is left.</param>
    /// <returns>The reshaped tensor.</returns>
    /// <exception cref="ShapeException">The number of elements would change, or there are several −1.</exception>
    /// <example><code>var columns = Tensor.Range(12).Reshape(-1, 3);   // (4, 3)</code></example>
    public Tensor Reshape(params ReadOnlySpan<int> shape) => Operation.Run(new ReshapeOperation(this, ReshapeOperation.Complete(Shape, shape)));

    /// <summary>The dimensions in another order.</summary>
    /// <param name="order">Each dimension once, for example 0, 2, 1; none to reverse them all.</param>
    /// <returns>The transposed tensor.</returns>
    /// <exception cref="ShapeException">The order does not name each dimension once.</exception>
    public Tensor Transpose(params ReadOnlySpan<int> order)
    {
        if (order.Length > 0 || Rank == 0)
        {
            return Operation.Run(new TransposeOperation(this, order));
        }

        var reversed = new int[Rank];
        for (var i = 0; i < reversed.Length; i++)
        {
            reversed[i] = reversed.Length - 1 - i;
        }

        return Operation.Run(new TransposeOperation(this, reversed));
    }

    /// <summary>All dimensions from <paramref name="from"/> on as one: <c>Flatten()</c> gives a vector, <c>Flatten(1)</c> one row per sample.</summary>
    /// <param name="from">The first dimension that is flattened; negative counts from the end.</param>
    /// <returns>The reshaped tensor.</returns>
    /// <exception cref="ShapeException">There is no such dimension.</exception>
    public Tensor Flatten(int from = 0)
    {
        if (Rank == 0 && from == 0)
        {
            return Reshape(1);
        }

        var view = AxisView.Of("Flatten", Shape, from);
        return Reshape([.. Shape.AsSpan()[..view.Dimension], view.Size * view.Inner]);
    }

    /// <summary>Without the dimensions of size 1.</summary>
    /// <returns>The reshaped tensor.</returns>
    public Tensor Squeeze() => Reshape([.. Shape.Where(size => size != 1)]);

    /// <summary>Without one dimension of size 1.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <returns>The reshaped tensor.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or its size is not 1.</exception>
    public Tensor Squeeze(int axis)
    {
        var dimension = Axis.Of("Squeeze", Shape, axis);
        return Shape[dimension] == 1
            ? Reshape([.. Shape.AsSpan()[..dimension], .. Shape.AsSpan()[(dimension + 1)..]])
            : throw new ShapeException($"Squeeze: axis {axis} of {Shape} has size {Shape[dimension]}; only a size of 1 can be dropped. An index such as t[0, ..] or a reduction removes other dimensions.");
    }

    /// <summary>With a new dimension of size 1.</summary>
    /// <param name="axis">Where it comes to stand, from 0; negative counts from the end, −1 is behind all others.</param>
    /// <returns>The reshaped tensor.</returns>
    /// <exception cref="ShapeException">There is no such place.</exception>
    public Tensor ExpandDims(int axis)
    {
        var place = axis < 0 ? axis + Rank + 1 : axis;
        return place >= 0 && place <= Rank
            ? Reshape([.. Shape.AsSpan()[..place], 1, .. Shape.AsSpan()[place..]])
            : throw new ShapeException($"ExpandDims: {Shape} has {Rank + 1} places for a new dimension, from 0 to {Rank} or from -1 to {-Rank - 1}; got {axis}.");
    }

    /// <summary>Repeated along dimensions of size 1 until it has another shape, as operators do by themselves.</summary>
    /// <param name="shape">The new sizes; from the right each is equal to this tensor's, or this tensor's is 1.</param>
    /// <returns>The repeated tensor.</returns>
    /// <exception cref="ShapeException">This tensor cannot be repeated to that shape.</exception>
    public Tensor BroadcastTo(params ReadOnlySpan<int> shape)
    {
        var target = new Shape(shape);
        return Shape.Broadcast(Shape, target, "BroadcastTo").Equals(target)
            ? Strided("BroadcastTo", [.. target], Shape.StridesFor(target), 0)
            : throw new ShapeException($"BroadcastTo: {Shape} does not become {target} by repeating; from the right, each size must be equal or 1.");
    }

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
                throw new ShapeException($"Stack needs tensors of one shape; the first has {all[0].Shape}, number {i + 1} has {all[i].Shape}. Concat joins different sizes along an axis they have.");
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
            throw new ShapeException($"Split: axis {axis} of {Shape} has size {size}, which is not {parts} equal parts. Give the sizes instead, such as Split([2, 3]).");
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
            throw new ShapeException($"Split: parts of {string.Join(", ", sizes.ToArray())} do not add up to the {size} of axis {axis} of {Shape}.");
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
            throw new ShapeException($"Tile needs one number of repetitions, 0 or more, for each of the {Rank} dimensions of {Shape}; got ({string.Join(", ", times.ToArray())}). Give 1 where nothing is repeated.");
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
            throw new ShapeException($"Repeat: elements of {Shape} cannot be repeated {times} times; 0 or more.");
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

    /// <summary>
    /// Whole slices along an axis, in the order of the indices: the lookup of an embedding. For axis 0 of (V, D) and indices
    /// (B, T) the result is (B, T, D). An index may come several times; its gradients are added up in the order of the indices.
    /// </summary>
    /// <param name="indices">Whole numbers from 0, of any shape; an <c>int[]</c> will do.</param>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <returns>The slices: this shape with the shape of the indices in place of the axis.</returns>
    /// <exception cref="ShapeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not a whole number within the dimension.</exception>
    /// <example><code>var some = embeddings.Gather(new[] { 3, 1, 3 });</code></example>
    public Tensor Gather(Tensor indices, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return Operation.Run(new GatherOperation(this, indices, axis));
    }

    /// <summary>
    /// One element per index along an axis: yᵢⱼ = xᵢ,ₖ with k = indexᵢⱼ for the last axis of a matrix. NumPy:
    /// <c>take_along_axis</c>.
    /// </summary>
    /// <param name="indices">Whole numbers from 0; same rank and, except at the axis, same sizes as this tensor.</param>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <returns>The elements, with the shape of the indices.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or the indices have another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not a whole number within the dimension.</exception>
    public Tensor TakeAlong(Tensor indices, int axis = -1)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return Operation.Run(new TakeAlongOperation(this, indices, axis));
    }

    /// <summary>The elements of one dimension in reverse order.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <returns>The flipped tensor.</returns>
    /// <exception cref="ShapeException">There is no such dimension.</exception>
    public Tensor Flip(int axis)
    {
        var size = Shape[Axis.Of("Flip", Shape, axis)];
        return Slice(axis, Math.Max(0, size - 1), size, -1);
    }

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
