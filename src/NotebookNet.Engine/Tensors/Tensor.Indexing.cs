using System.Runtime.CompilerServices;
using NotebookNet.Operations;

namespace NotebookNet;

/// <content>Elements and slices.</content>
public partial class Tensor
{
    /// <summary>
    /// One number: <c>t[1, 2]</c>, with one whole number per dimension. For a part of the tensor write at least one range:
    /// <c>t[1, ..]</c> is a row.
    /// </summary>
    /// <param name="indices">One index per dimension, from 0.</param>
    /// <exception cref="ShapeException">The number of indices is not the rank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside its dimension.</exception>
    [OverloadResolutionPriority(1)]
    public float this[params ReadOnlySpan<int> indices]
    {
        get
        {
            if (indices.Length != Rank)
            {
                throw new ShapeException(
                    $"A tensor of shape {Shape} takes {Rank} indices, got {indices.Length}."
                    + (indices.Length < Rank ? $" For the part behind them write [{Wording.List(indices)}{(indices.Length > 0 ? ", " : string.Empty)}..]." : string.Empty));
            }

            var position = 0;
            for (var i = 0; i < indices.Length; i++)
            {
                if ((uint)indices[i] >= (uint)Shape[i])
                {
                    throw new ArgumentOutOfRangeException(
                        nameof(indices), indices[i], FormattableString.Invariant($"Index {indices[i]} is outside dimension {i} of {Shape}, which runs from 0 to {Shape[i] - 1}."));
                }

                position = (position * Shape[i]) + indices[i];
            }

            return Data[position];
        }
    }

    /// <summary>
    /// A part of the tensor: <c>t[1..3, ..]</c> (rows 1 and 2), <c>t[^1]</c> (the last row), <c>t[.., 0]</c> (the first
    /// column). An index removes its dimension, a range keeps it; dimensions that are not mentioned are taken whole.
    /// Differentiable and recorded. As soon as a <c>^</c> or <c>..</c> appears the result is a tensor, also where it holds
    /// just one number; with whole numbers alone it is a <see cref="float"/>. NumPy: the same brackets with <c>:</c>.
    /// </summary>
    /// <param name="parts">What to take of each dimension.</param>
    /// <exception cref="ShapeException">There are more parts than dimensions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index or a range lies outside its dimension.</exception>
    /// <example><code>
    /// Tensor t = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };
    /// t[.., 1..]      // [[2, 3], [5, 6]]
    /// t[^1]           // [4, 5, 6]
    /// t[1, 2]         // 6, a float
    /// </code></example>
    public Tensor this[params ReadOnlySpan<TensorIndex> parts]
    {
        get
        {
            var strides = Shape.StridesOfElements();
            List<int> sizes = [];
            List<int> steps = [];
            var (start, dimension) = (0, 0);
            foreach (var part in parts)
            {
                if (part.IsNewAxis)
                {
                    sizes.Add(1);
                    steps.Add(0);
                    continue;
                }

                if (dimension == Rank)
                {
                    throw new ShapeException($"[{string.Join(", ", parts.ToArray())}] takes more than the {Rank} dimensions of {Shape}. Leave parts out, or add dimensions with ExpandDims.");
                }

                var (first, length) = part.Resolve(Shape, dimension);
                start += first * strides[dimension];
                if (part.IsRange)
                {
                    sizes.Add(length);
                    steps.Add(strides[dimension]);
                }

                dimension++;
            }

            for (; dimension < Rank; dimension++)
            {
                sizes.Add(Shape[dimension]);
                steps.Add(strides[dimension]);
            }

            return Strided("Slice", [.. sizes], [.. steps], start);
        }
    }

    /// <summary>
    /// <paramref name="length"/> elements along one axis, from <paramref name="start"/> on, each <paramref name="step"/>
    /// behind the one before. Differentiable.
    /// </summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="start">The first position.</param>
    /// <param name="length">How many elements are taken.</param>
    /// <param name="step">How far the next element is; negative goes backwards.</param>
    /// <returns>The slice, with <paramref name="length"/> as the size of the dimension.</returns>
    /// <exception cref="ShapeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The slice does not lie within the dimension.</exception>
    /// <example><code>var everySecond = Tensor.Range(10).Slice(axis: 0, start: 0, length: 5, step: 2);   // 0 2 4 6 8</code></example>
    public Tensor Slice(int axis, int start, int length, int step = 1)
    {
        var dimension = Axis.Of("Slice", Shape, axis);
        var size = Shape[dimension];
        var last = start + (((long)length - 1) * step);
        if (length < 0 || start < 0 || start > size || (length > 0 && (start >= size || last < 0 || last >= size)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(start), FormattableString.Invariant($"Slice: {length} elements from {start} in steps of {step} do not lie within axis {axis} of {Shape}, which has size {size}. They would end at {last}."));
        }

        int[] sizes = [.. Shape];
        var strides = Shape.StridesOfElements();
        var first = start * strides[dimension];
        sizes[dimension] = length;
        strides[dimension] *= step;
        return Strided("Slice", sizes, strides, length == 0 ? 0 : first);
    }

    // A box of this tensor's elements as a tensor of the box's own sizes.
    private Tensor Strided(string name, int[] sizes, int[] strides, int start) => Strided(name, new Shape(sizes), sizes, strides, start);

    private Tensor Strided(string name, Shape output, int[] sizes, int[] strides, int start) =>
        Operation.Run(new StridedOperation(name, this, output, sizes, strides, start));
}
