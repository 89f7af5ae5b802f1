using NotebookNet.Operations;

namespace NotebookNet;

/// <content>The same numbers under another shape or in another order. All of it is differentiable.</content>
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
            : throw new ShapeException(FormattableString.Invariant($"Squeeze: axis {axis} of {Shape} has size {Shape[dimension]}; only a size of 1 can be dropped. An index such as t[0, ..] or a reduction removes other dimensions."));
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
            : throw new ShapeException(FormattableString.Invariant($"ExpandDims: {Shape} has {Rank + 1} places for a new dimension, from 0 to {Rank} or from -1 to {-Rank - 1}; got {axis}."));
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
            : throw new ShapeException(FormattableString.Invariant($"BroadcastTo: {Shape} does not become {target} by repeating; from the right, each size must be equal or 1."));
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
}
