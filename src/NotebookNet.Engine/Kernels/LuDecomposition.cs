namespace NotebookNet.Kernels;

/// <summary>
/// P · A = L · U of a square matrix by Gaussian elimination with partial pivoting, in double precision. All buffers are made
/// once, so that matrices can be factored again and again without allocating.
/// </summary>
internal sealed class LuDecomposition(int size)
{
    private const double Rounding = 2.220446049250313e-16;

    private readonly double[] _lu = new double[size * size];
    private readonly double[] _magnitude = new double[size * size];
    private readonly double[] _column = new double[size];
    private readonly int[] _row = new int[size];
    private double _sign;

    /// <summary>
    /// Whether the last matrix was singular: some column had nothing left to divide by but the rounding errors of the
    /// elimination.
    /// </summary>
    public bool IsSingular { get; private set; }

    /// <summary>The determinant of the last matrix; 0 when it was singular.</summary>
    public double Determinant
    {
        get
        {
            var product = IsSingular ? 0 : _sign;
            for (var i = 0; i < size && !IsSingular; i++)
            {
                product *= _lu[(i * size) + i];
            }

            return product;
        }
    }

    /// <summary>Factors a matrix.</summary>
    public void Factor(ReadOnlySpan<double> matrix)
    {
        matrix[..(size * size)].CopyTo(_lu);
        for (var i = 0; i < _lu.Length; i++)
        {
            _magnitude[i] = Math.Abs(_lu[i]);
        }

        _sign = 1;
        IsSingular = false;
        for (var i = 0; i < size; i++)
        {
            _row[i] = i;
        }

        for (var k = 0; k < size; k++)
        {
            if (!ChoosePivot(k))
            {
                IsSingular = true;
                return;
            }

            Eliminate(k);
        }
    }

    /// <summary>The inverse of the last matrix, which was not singular.</summary>
    public void Invert(Span<double> inverse)
    {
        for (var column = 0; column < size; column++)
        {
            // L · y = P · e, then U · x = y.
            for (var i = 0; i < size; i++)
            {
                var sum = _row[i] == column ? 1.0 : 0.0;
                for (var j = 0; j < i; j++)
                {
                    sum -= _lu[(i * size) + j] * _column[j];
                }

                _column[i] = sum;
            }

            for (var i = size - 1; i >= 0; i--)
            {
                var sum = _column[i];
                for (var j = i + 1; j < size; j++)
                {
                    sum -= _lu[(i * size) + j] * _column[j];
                }

                _column[i] = sum / _lu[(i * size) + i];
                inverse[(i * size) + column] = _column[i];
            }
        }
    }

    // The largest number of the column comes to the diagonal; false when all that is left is rounding.
    private bool ChoosePivot(int k)
    {
        var best = k;
        for (var i = k + 1; i < size; i++)
        {
            best = Math.Abs(_lu[(i * size) + k]) > Math.Abs(_lu[(best * size) + k]) ? i : best;
        }

        if (best != k)
        {
            _sign = -_sign;
            (_row[k], _row[best]) = (_row[best], _row[k]);
            for (var j = 0; j < size; j++)
            {
                (_lu[(k * size) + j], _lu[(best * size) + j]) = (_lu[(best * size) + j], _lu[(k * size) + j]);
                (_magnitude[(k * size) + j], _magnitude[(best * size) + j]) = (_magnitude[(best * size) + j], _magnitude[(k * size) + j]);
            }
        }

        // NaN is not singular: it goes on and shows in the result.
        return !(Math.Abs(_lu[(k * size) + k]) <= size * Rounding * _magnitude[(k * size) + k]);
    }

    private void Eliminate(int k)
    {
        for (var i = k + 1; i < size; i++)
        {
            var factor = _lu[(i * size) + k] / _lu[(k * size) + k];
            _lu[(i * size) + k] = factor;
            for (var j = k + 1; j < size; j++)
            {
                var product = factor * _lu[(k * size) + j];
                _lu[(i * size) + j] -= product;

                // What was added and subtracted on the way to an element: its rounding error is a few 1e-16 of it.
                _magnitude[(i * size) + j] += Math.Abs(factor) * _magnitude[(k * size) + j];
            }
        }
    }
}
