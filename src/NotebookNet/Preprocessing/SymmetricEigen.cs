namespace NotebookNet.Preprocessing;

/// <summary>
/// The eigenvalues and eigenvectors of a symmetric matrix: Householder reflections make it tridiagonal, then implicit QR steps with
/// Wilkinson's shift make it diagonal (G. Golub, C. Van Loan, "Matrix Computations", chapter 8). Only basic arithmetic and roots, so the
/// digits are the same on every machine.
/// </summary>
internal sealed class SymmetricEigen
{
    private const double Precision = 2.220446049250313e-16;
    private const int MostStepsPerValue = 60;

    private readonly int _n;
    private readonly double[][] _a;
    private readonly double[][] _vectors;
    private readonly double[] _diagonal;
    private readonly double[] _beside;

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">The rows; they are overwritten.</param>
    public SymmetricEigen(double[][] matrix)
    {
        (_a, _n) = (matrix, matrix.Length);
        (_diagonal, _beside) = (new double[_n], new double[Math.Max(0, _n - 1)]);
        _vectors = new double[_n][];
        for (var i = 0; i < _n; i++)
        {
            _vectors[i] = new double[_n];
            _vectors[i][i] = 1;
        }

        MakeTridiagonal();
        MakeDiagonal();
        int[] order = [.. Enumerable.Range(0, _n).OrderByDescending(i => _diagonal[i])];
        Values = [.. order.Select(i => _diagonal[i])];
        Vectors = [.. order.Select(i => _vectors[i])];
    }

    /// <summary>The eigenvalues, the largest first.</summary>
    public double[] Values { get; }

    /// <summary>The eigenvectors, each a row of length 1.</summary>
    public double[][] Vectors { get; }

    private void MakeTridiagonal()
    {
        var v = new double[_n];
        var p = new double[_n];
        for (var k = 0; k < _n - 2; k++)
        {
            var norm = 0.0;
            for (var i = k + 1; i < _n; i++)
            {
                v[i] = _a[i][k];
                norm += v[i] * v[i];
            }

            norm = Math.Sqrt(norm);
            var alpha = v[k + 1] > 0 ? -norm : norm;
            var length = norm * (norm + Math.Abs(v[k + 1]));
            if (length > 0)
            {
                // H = 1 − v vᵀ / length reflects the column onto (alpha, 0, 0 …).
                v[k + 1] -= alpha;
                Reflect(v, p, k + 1, length);
                ReflectVectors(v, p, k + 1, length);
            }

            _diagonal[k] = _a[k][k];
            _beside[k] = length > 0 ? alpha : _a[k + 1][k];
        }

        for (var k = Math.Max(0, _n - 2); k < _n; k++)
        {
            _diagonal[k] = _a[k][k];
        }

        if (_n > 1)
        {
            _beside[_n - 2] = _a[_n - 1][_n - 2];
        }
    }

    // A ← H A H on the rows and columns from first on: with p = A v / length and w = p − (vᵀp / 2 length) v it is A − v wᵀ − w vᵀ.
    private void Reflect(double[] v, double[] p, int first, double length)
    {
        var overlap = 0.0;
        for (var i = first; i < _n; i++)
        {
            var sum = 0.0;
            for (var j = first; j < _n; j++)
            {
                sum += _a[i][j] * v[j];
            }

            p[i] = sum / length;
            overlap += p[i] * v[i];
        }

        var half = overlap / (2 * length);
        for (var i = first; i < _n; i++)
        {
            p[i] -= half * v[i];
        }

        for (var i = first; i < _n; i++)
        {
            var row = _a[i];
            for (var j = first; j < _n; j++)
            {
                row[j] -= (v[i] * p[j]) + (p[i] * v[j]);
            }
        }
    }

    // The rows of the transposed product of all reflections: Qᵀ ← H Qᵀ.
    private void ReflectVectors(double[] v, double[] sums, int first, double length)
    {
        Array.Clear(sums);
        for (var i = first; i < _n; i++)
        {
            var row = _vectors[i];
            for (var j = 0; j < _n; j++)
            {
                sums[j] += v[i] * row[j];
            }
        }

        for (var i = first; i < _n; i++)
        {
            var factor = v[i] / length;
            var row = _vectors[i];
            for (var j = 0; j < _n; j++)
            {
                row[j] -= factor * sums[j];
            }
        }
    }

    private void MakeDiagonal()
    {
        var last = _n - 1;
        for (var steps = 0; last > 0 && steps < MostStepsPerValue * _n; steps++)
        {
            for (var i = 0; i < last; i++)
            {
                if (Math.Abs(_beside[i]) <= Precision * (Math.Abs(_diagonal[i]) + Math.Abs(_diagonal[i + 1])))
                {
                    _beside[i] = 0;
                }
            }

            while (last > 0 && _beside[last - 1] == 0)
            {
                last--;
            }

            var first = last;
            while (first > 0 && _beside[first - 1] != 0)
            {
                first--;
            }

            if (last > first)
            {
                Step(first, last);
            }
        }
    }

    private void Step(int first, int last)
    {
        var half = (_diagonal[last - 1] - _diagonal[last]) / 2;
        var e = _beside[last - 1];
        var shift = _diagonal[last] - (e * e / (half + ((half < 0 ? -1 : 1) * Math.Sqrt((half * half) + (e * e)))));
        var x = _diagonal[first] - shift;
        var z = _beside[first];
        for (var k = first; k < last; k++)
        {
            var r = Math.Sqrt((x * x) + (z * z));
            var (c, s) = r == 0 ? (1.0, 0.0) : (x / r, z / r);
            if (k > first)
            {
                _beside[k - 1] = r;
            }

            var (a, b, d) = (_diagonal[k], _beside[k], _diagonal[k + 1]);
            _diagonal[k] = (c * c * a) + (2 * c * s * b) + (s * s * d);
            _diagonal[k + 1] = (s * s * a) - (2 * c * s * b) + (c * c * d);
            _beside[k] = (c * s * (d - a)) + (((c * c) - (s * s)) * b);
            if (k + 1 < last)
            {
                x = _beside[k];
                z = s * _beside[k + 1];
                _beside[k + 1] *= c;
            }

            var (upper, lower) = (_vectors[k], _vectors[k + 1]);
            for (var j = 0; j < _n; j++)
            {
                (upper[j], lower[j]) = ((c * upper[j]) + (s * lower[j]), (c * lower[j]) - (s * upper[j]));
            }
        }
    }
}
