using System.Globalization;

namespace NotebookNet;

/// <summary>
/// What is taken of one dimension of a tensor: an index (<c>2</c>, <c>^1</c>), which removes the dimension, or a range
/// (<c>..</c>, <c>1..3</c>, <c>..^1</c>), which keeps it. Nobody writes this type: numbers, indices and ranges become it.
/// </summary>
/// <example><code>
/// var firstRows = matrix[..2];            // two rows
/// var lastColumn = matrix[.., ^1];        // a vector
/// var row = matrix[TensorIndex.NewAxis, 0];
/// </code></example>
public readonly record struct TensorIndex
{
    private readonly Kind _kind;
    private readonly int _position;
    private readonly Range _range;

    private TensorIndex(Kind kind, int position, Range range) => (_kind, _position, _range) = (kind, position, range);

    private enum Kind
    {
        FromStart,
        FromEnd,
        Range,
        NewAxis,
    }

    /// <summary>A new dimension of size 1 at this place; it takes no dimension of the tensor. NumPy: <c>np.newaxis</c>.</summary>
    public static TensorIndex NewAxis { get; } = new(Kind.NewAxis, 0, default);

    internal bool IsNewAxis => _kind == Kind.NewAxis;

    internal bool IsRange => _kind == Kind.Range;

    /// <summary>One element of the dimension, from 0.</summary>
    /// <param name="position">The position.</param>
    public static implicit operator TensorIndex(int position) => new(Kind.FromStart, position, default);

    /// <summary>One element of the dimension; <c>^1</c> is the last.</summary>
    /// <param name="position">The position.</param>
    public static implicit operator TensorIndex(Index position) =>
        new(position.IsFromEnd ? Kind.FromEnd : Kind.FromStart, position.Value, default);

    /// <summary>A part of the dimension; the end does not belong to it, as everywhere in C#.</summary>
    /// <param name="range">The part.</param>
    public static implicit operator TensorIndex(Range range) => new(Kind.Range, 0, range);

    /// <summary>The text of C#.</summary>
    /// <returns>For example <c>1..^1</c>.</returns>
    public override string ToString() => _kind switch
    {
        Kind.FromStart => _position.ToString(CultureInfo.InvariantCulture),
        Kind.FromEnd => "^" + _position.ToString(CultureInfo.InvariantCulture),
        Kind.Range => _range.ToString(),
        _ => nameof(NewAxis),
    };

    /// <summary>Start and number of elements within dimension <paramref name="dimension"/> of a shape.</summary>
    internal (int Start, int Length) Resolve(Shape shape, int dimension)
    {
        var size = shape[dimension];
        if (!IsRange)
        {
            var position = _kind == Kind.FromEnd ? size - _position : _position;
            return (uint)position < (uint)size
                ? (position, 1)
                : throw new ArgumentOutOfRangeException(
                    nameof(dimension),
                    size == 0
                        ? $"Index {this} is outside dimension {dimension} of {shape}, which is empty."
                        : $"Index {this} is outside dimension {dimension} of {shape}, which runs from 0 to {size - 1}, or from ^{size} to ^1.");
        }

        var (start, end) = (_range.Start.GetOffset(size), _range.End.GetOffset(size));
        return start >= 0 && start <= end && end <= size
            ? (start, end - start)
            : throw new ArgumentOutOfRangeException(
                nameof(dimension), $"Range {this} does not lie within dimension {dimension} of {shape}, which has size {size}. Ranges are not cut off as in Python; write {Math.Clamp(start, 0, size)}.. for all the rest.");
    }
}
