using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace NotebookNet;

/// <summary>The sizes of a tensor's dimensions, outermost first; <c>()</c> is a single number.</summary>
/// <example><code>Shape shape = [32, 4];   // 32 rows of 4</code></example>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public sealed class Shape : IReadOnlyList<int>, IEquatable<Shape>
{
    private readonly int[] _sizes;

    /// <summary>A shape with the given sizes.</summary>
    /// <param name="sizes">The size of each dimension, outermost first; none for a single number.</param>
    /// <exception cref="ShapeException">A size is negative, or the tensor would have more than 2³¹ − 1 elements.</exception>
    public Shape(params ReadOnlySpan<int> sizes)
    {
        _sizes = sizes.ToArray();
        long length = 1;
        foreach (var size in _sizes)
        {
            if (size < 0)
            {
                throw new ShapeException($"A dimension cannot be negative, got {this}. Write each size itself; -1 for 'the rest' is not known here.");
            }

            length *= size;
            if (length > Array.MaxLength)
            {
                throw new ShapeException($"A tensor of shape {this} would have more than {Array.MaxLength} elements; use smaller batches.");
            }
        }

        Size = (int)length;
    }

    /// <summary>The shape of a single number.</summary>
    public static Shape Scalar { get; } = new();

    /// <summary>The number of dimensions.</summary>
    public int Rank => _sizes.Length;

    /// <summary>The number of elements: the product of all sizes.</summary>
    /// <remarks>Not called Length: the compiler would take it for the number of sizes in <c>[.. shape, 1]</c>.</remarks>
    public int Size { get; }

    /// <inheritdoc/>
    int IReadOnlyCollection<int>.Count => _sizes.Length;

    /// <summary>The size of one dimension.</summary>
    /// <param name="dimension">The dimension, from 0.</param>
    public int this[int dimension] => _sizes[dimension];

    /// <summary>The size of one dimension, counted from the end with <c>^</c>.</summary>
    /// <param name="dimension">The dimension, for example <c>^1</c> for the last.</param>
    public int this[Index dimension] => _sizes[dimension];

    /// <summary>A shape from a collection expression.</summary>
    /// <param name="sizes">The sizes.</param>
    /// <returns>The shape.</returns>
    public static Shape Create(ReadOnlySpan<int> sizes) => new(sizes);

    /// <summary>This shape with a dimension put in front, such as the batch.</summary>
    /// <param name="size">The new first size.</param>
    /// <returns>The longer shape.</returns>
    public Shape Prepend(int size) => new([size, .. _sizes]);

    /// <summary>This shape without its first dimension.</summary>
    /// <returns>The shape of one element of the first dimension.</returns>
    /// <exception cref="ShapeException">The shape is a single number.</exception>
    public Shape WithoutFirst() =>
        Rank > 0 ? new(_sizes.AsSpan(1)) : throw new ShapeException("A single number has no first dimension to remove.");

    /// <summary>The sizes as a span.</summary>
    /// <returns>The sizes, outermost first.</returns>
    public ReadOnlySpan<int> AsSpan() => _sizes;

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_sizes).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _sizes.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && _sizes.AsSpan().SequenceEqual(other._sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var size in _sizes)
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    /// <summary>The sizes in parentheses, for example <c>(32, 4)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        "(" + string.Join(", ", _sizes.Select(size => size.ToString(CultureInfo.InvariantCulture))) + ")";

    /// <summary>
    /// The common shape of two broadcast operands: sizes are compared from the last dimension; equal sizes stay, 1 is repeated.
    /// </summary>
    internal static Shape Broadcast(Shape left, Shape right, string operation)
    {
        if (left.Equals(right))
        {
            return left;
        }

        var sizes = new int[Math.Max(left.Rank, right.Rank)];
        for (var i = 1; i <= sizes.Length; i++)
        {
            var l = i <= left.Rank ? left._sizes[^i] : 1;
            var r = i <= right.Rank ? right._sizes[^i] : 1;
            sizes[^i] = l == r || r == 1 ? l : l == 1 ? r
                : throw new ShapeException(
                    $"{operation}: shapes {left} and {right} do not broadcast: from the right, sizes must be equal or 1, but dimension {i} from the right is {l} and {r}. Reshape one of them.");
        }

        return new Shape(sizes);
    }

    /// <summary>Row-major strides, with 0 where a dimension of size 1 is repeated to reach <paramref name="target"/>.</summary>
    internal int[] StridesFor(Shape target)
    {
        var strides = new int[target.Rank];
        var stride = 1;
        for (var i = 1; i <= Rank; i++)
        {
            strides[^i] = _sizes[^i] == 1 && target[^i] != 1 ? 0 : stride;
            stride *= _sizes[^i];
        }

        return strides;
    }

    /// <summary>Row-major strides: how far the next element of each dimension is.</summary>
    internal int[] StridesOfElements() => StridesFor(this);
}
