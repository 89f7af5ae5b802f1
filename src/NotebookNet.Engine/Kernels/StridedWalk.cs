namespace NotebookNet.Kernels;

/// <summary>
/// A box of elements that stands anywhere in a buffer, with any stride per dimension (0 repeats, negative goes backwards),
/// walked in row-major order beside a dense buffer: slices, flips, repetitions, diagonals.
/// </summary>
internal sealed class StridedWalk
{
    private readonly int _start;
    private readonly int[] _sizes;
    private readonly int[] _strides;
    private readonly int[] _position;

    /// <summary>A walk over a box.</summary>
    /// <param name="sizes">The sizes of the box, outermost first.</param>
    /// <param name="strides">How far the next element of each dimension is.</param>
    /// <param name="start">Where the first element stands.</param>
    public StridedWalk(ReadOnlySpan<int> sizes, ReadOnlySpan<int> strides, int start)
    {
        _start = start;
        List<int> boxSizes = [];
        List<int> boxStrides = [];
        var length = 1;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            length *= sizes[i];
            if (sizes[i] == 1)
            {
                continue;
            }

            // Two dimensions become one where the outer one continues at the end of the inner one.
            if (boxSizes.Count > 0 && strides[i] == boxStrides[^1] * boxSizes[^1])
            {
                boxSizes[^1] *= sizes[i];
            }
            else
            {
                boxSizes.Add(sizes[i]);
                boxStrides.Add(strides[i]);
            }
        }

        (RowLength, RowStride) = boxSizes.Count > 0 ? (boxSizes[0], boxStrides[0]) : (1, 1);
        _sizes = [.. boxSizes.Skip(1)];
        _strides = [.. boxStrides.Skip(1)];
        _position = new int[_sizes.Length];
        RowCount = length == 0 ? 0 : length / RowLength;
        Restart();
    }

    /// <summary>How many rows there are.</summary>
    public int RowCount { get; }

    /// <summary>How many elements a row has.</summary>
    public int RowLength { get; }

    /// <summary>How far the next element of a row is.</summary>
    public int RowStride { get; }

    /// <summary>Where the current row starts.</summary>
    public int Offset { get; private set; }

    /// <summary>Goes to the first row.</summary>
    public void Restart()
    {
        Array.Clear(_position);
        Offset = _start;
    }

    /// <summary>Goes to the next row.</summary>
    public void Next()
    {
        for (var i = 0; i < _sizes.Length; i++)
        {
            Offset += _strides[i];
            if (++_position[i] < _sizes[i])
            {
                return;
            }

            Offset -= _strides[i] * _sizes[i];
            _position[i] = 0;
        }
    }
}
