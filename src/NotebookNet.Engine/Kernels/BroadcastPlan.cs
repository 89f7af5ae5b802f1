namespace NotebookNet.Kernels;

/// <summary>
/// How two operands walk beside a result of a common shape: as few and as long rows as possible, in each of which an operand
/// either runs along (step 1) or stays (step 0).
/// </summary>
internal sealed class BroadcastPlan
{
    private readonly int[] _sizes;
    private readonly int[] _aStrides;
    private readonly int[] _bStrides;
    private readonly int[] _position;

    public BroadcastPlan(Shape a, Shape b, Shape result)
    {
        var aStrides = a.StridesFor(result);
        var bStrides = b.StridesFor(result);
        List<int> sizes = [];
        List<int> aSteps = [];
        List<int> bSteps = [];
        for (var i = result.Rank - 1; i >= 0; i--)
        {
            var size = result[i];
            if (size == 1)
            {
                continue;
            }

            // Two dimensions become one when both operands continue where the inner one ends.
            if (sizes.Count > 0
                && aStrides[i] == aSteps[^1] * sizes[^1]
                && bStrides[i] == bSteps[^1] * sizes[^1])
            {
                sizes[^1] *= size;
            }
            else
            {
                sizes.Add(size);
                aSteps.Add(aStrides[i]);
                bSteps.Add(bStrides[i]);
            }
        }

        // The innermost dimension comes first in the lists; a row whose operand strides over it is taken element by element.
        if (sizes.Count > 0 && aSteps[0] is 0 or 1 && bSteps[0] is 0 or 1)
        {
            (RowLength, AStep, BStep) = (sizes[0], aSteps[0], bSteps[0]);
            sizes.RemoveAt(0);
            aSteps.RemoveAt(0);
            bSteps.RemoveAt(0);
        }
        else
        {
            (RowLength, AStep, BStep) = (1, 1, 1);
        }

        (_sizes, _aStrides, _bStrides) = ([.. sizes], [.. aSteps], [.. bSteps]);
        _position = new int[_sizes.Length];
        RowCount = result.Size == 0 ? 0 : result.Size / RowLength;
    }

    /// <summary>How many rows there are.</summary>
    public int RowCount { get; }

    /// <summary>How many elements a row has.</summary>
    public int RowLength { get; }

    /// <summary>1 when a runs along a row, 0 when it stays.</summary>
    public int AStep { get; }

    /// <summary>1 when b runs along a row, 0 when it stays.</summary>
    public int BStep { get; }

    /// <summary>Where the current row starts in a.</summary>
    public int AOffset { get; private set; }

    /// <summary>Where the current row starts in b.</summary>
    public int BOffset { get; private set; }

    /// <summary>Goes to the first row.</summary>
    public void Restart()
    {
        Array.Clear(_position);
        (AOffset, BOffset) = (0, 0);
    }

    /// <summary>Goes to the next row.</summary>
    public void Next()
    {
        for (var i = 0; i < _sizes.Length; i++)
        {
            AOffset += _aStrides[i];
            BOffset += _bStrides[i];
            if (++_position[i] < _sizes[i])
            {
                return;
            }

            AOffset -= _aStrides[i] * _sizes[i];
            BOffset -= _bStrides[i] * _sizes[i];
            _position[i] = 0;
        }
    }
}
