using NotebookNet.Kernels;

namespace NotebookNet.Preprocessing;

/// <summary>The directions of largest spread, in double precision.</summary>
/// <param name="Mean">The mean of each feature.</param>
/// <param name="Directions">The directions, each of length 1, the one with the largest spread first.</param>
/// <param name="Variances">The variance along each.</param>
/// <param name="TotalVariance">The variance along all directions there are.</param>
internal sealed record PrincipalAxes(double[] Mean, double[][] Directions, double[] Variances, double TotalVariance)
{
    private const int BlockRows = 256;

    /// <summary>How many directions there are.</summary>
    public int Count => Directions.Length;

    /// <summary>All directions of a table of at least two rows.</summary>
    public static PrincipalAxes Of(FeatureTable table)
    {
        double[] mean = [.. Enumerable.Range(0, table.Columns).Select(table.Mean)];
        var most = Math.Min(table.Rows, table.Columns);

        // With fewer samples than features, the products of samples have the same eigenvalues and are fewer.
        var bySamples = table.Rows < table.Columns;
        var products = bySamples ? SampleProducts(table, mean) : FeatureProducts(table, mean);
        var total = Enumerable.Range(0, products.Length).Sum(i => products[i][i]) / (table.Rows - 1);
        var eigen = new SymmetricEigen(products);
        var directions = new double[most][];
        for (var i = 0; i < most; i++)
        {
            directions[i] = bySamples ? FromSamples(table, mean, eigen.Vectors[i]) : eigen.Vectors[i];
        }

        if (bySamples)
        {
            MakePerpendicular(directions);
        }

        foreach (var direction in directions)
        {
            FixSign(direction);
        }

        return new PrincipalAxes(mean, directions, [.. eigen.Values.Take(most).Select(value => Math.Max(0, value) / (table.Rows - 1))], total);
    }

    /// <summary>The share of all variance that a variance is.</summary>
    public double ShareOf(double variance) => TotalVariance > 0 ? variance / TotalVariance : 0;

    /// <summary>Only the first directions.</summary>
    public PrincipalAxes Take(int count) => this with { Directions = Directions[..count], Variances = Variances[..count] };

    /// <summary>How many directions explain more than a share of the variance.</summary>
    public int CountFor(double share)
    {
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
        {
            sum += ShareOf(Variances[i]);
            if (sum > share)
            {
                return i + 1;
            }
        }

        return Count;
    }

    public void Apply(FeatureTable source, FeatureTable target, bool whiten)
    {
        var centered = new double[Mean.Length];
        for (var row = 0; row < source.Rows; row++)
        {
            for (var j = 0; j < centered.Length; j++)
            {
                centered[j] = source[row, j] - Mean[j];
            }

            for (var i = 0; i < Count; i++)
            {
                target[row, i] = (float)(Dot(Directions[i], centered) / Scale(i, whiten));
            }
        }
    }

    public void Undo(FeatureTable source, FeatureTable target, bool whiten)
    {
        var sum = new double[Mean.Length];
        for (var row = 0; row < source.Rows; row++)
        {
            Mean.CopyTo(sum, 0);
            for (var i = 0; i < Count; i++)
            {
                AddScaled(sum, source[row, i] * Scale(i, whiten), Directions[i]);
            }

            for (var j = 0; j < sum.Length; j++)
            {
                target[row, j] = (float)sum[j];
            }
        }
    }

    // A direction without spread has nothing to divide by.
    private double Scale(int i, bool whiten) => whiten && Variances[i] > 0 ? Math.Sqrt(Variances[i]) : 1;

    private static double[][] FeatureProducts(FeatureTable table, double[] mean)
    {
        var work = new Products(table, mean, BlockRows);
        for (var first = 0; first < table.Rows; first += BlockRows)
        {
            work.Load(first);
            Kernels.Parts.Run(work, work.PartCount, (long)work.Rows * mean.Length * mean.Length, 200_000);
        }

        return work.Mirrored();
    }

    private static double[][] SampleProducts(FeatureTable table, double[] mean)
    {
        double[][] rows = [.. Enumerable.Range(0, table.Rows).Select(row => Centered(table, mean, row))];
        var products = new double[rows.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            products[i] = new double[rows.Length];
            for (var j = 0; j <= i; j++)
            {
                products[i][j] = products[j][i] = Dot(rows[i], rows[j]);
            }
        }

        return products;
    }

    private static double[] FromSamples(FeatureTable table, double[] mean, double[] weights)
    {
        var direction = new double[mean.Length];
        for (var row = 0; row < table.Rows; row++)
        {
            AddScaled(direction, weights[row], Centered(table, mean, row));
        }

        return direction;
    }

    // The last direction of centred samples has no spread and comes out as noise; it is replaced by any that is perpendicular.
    private static void MakePerpendicular(double[][] directions)
    {
        var largest = Math.Sqrt(Dot(directions[0], directions[0]));
        for (var i = 0; i < directions.Length; i++)
        {
            var candidate = directions[i];
            if (Math.Sqrt(Dot(candidate, candidate)) <= 1e-10 * largest || largest == 0)
            {
                Array.Clear(candidate);
            }

            for (var axis = 0; !TryNormalize(candidate, directions.AsSpan(0, i)); axis++)
            {
                Array.Clear(candidate);
                candidate[axis] = 1;
            }
        }
    }

    private static bool TryNormalize(double[] candidate, ReadOnlySpan<double[]> earlier)
    {
        var before = Math.Sqrt(Dot(candidate, candidate));

        // Twice is enough (W. Kahan, B. Parlett).
        for (var round = 0; round < 2; round++)
        {
            foreach (var direction in earlier)
            {
                AddScaled(candidate, -Dot(candidate, direction), direction);
            }
        }

        var length = Math.Sqrt(Dot(candidate, candidate));
        if (length <= 1e-6 * before)
        {
            return false;
        }

        for (var j = 0; j < candidate.Length; j++)
        {
            candidate[j] /= length;
        }

        return true;
    }

    private static void FixSign(double[] direction)
    {
        var largest = 0;
        for (var j = 1; j < direction.Length; j++)
        {
            // Nearly equal numbers must not let rounding choose.
            if (Math.Abs(direction[j]) > Math.Abs(direction[largest]) * (1 + 1e-9))
            {
                largest = j;
            }
        }

        if (direction[largest] < 0)
        {
            for (var j = 0; j < direction.Length; j++)
            {
                direction[j] = -direction[j];
            }
        }
    }

    private static double[] Centered(FeatureTable table, double[] mean, int row)
    {
        var centered = new double[mean.Length];
        for (var j = 0; j < centered.Length; j++)
        {
            centered[j] = table[row, j] - mean[j];
        }

        return centered;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void AddScaled(double[] target, double factor, double[] direction)
    {
        for (var j = 0; j < target.Length; j++)
        {
            target[j] += factor * direction[j];
        }
    }

    /// <summary>Sums of products of features, a block of samples at a time; each thread writes rows of its own.</summary>
    private sealed class Products(FeatureTable table, double[] mean, int blockRows) : IParallelWork
    {
        private readonly double[][] _block = [.. Enumerable.Range(0, blockRows).Select(_ => new double[mean.Length])];
        private readonly double[][] _sums = [.. Enumerable.Range(0, mean.Length).Select(_ => new double[mean.Length])];

        public int Rows { get; private set; }

        public int PartCount => Math.Min(mean.Length, 32);

        public void Load(int first)
        {
            Rows = Math.Min(blockRows, table.Rows - first);
            for (var row = 0; row < Rows; row++)
            {
                for (var j = 0; j < mean.Length; j++)
                {
                    _block[row][j] = table[first + row, j] - mean[j];
                }
            }
        }

        public void Execute(int part)
        {
            for (var i = part; i < mean.Length; i += PartCount)
            {
                var sums = _sums[i];
                for (var row = 0; row < Rows; row++)
                {
                    var values = _block[row];
                    var factor = values[i];
                    if (factor == 0)
                    {
                        continue;
                    }

                    for (var j = i; j < sums.Length; j++)
                    {
                        sums[j] += factor * values[j];
                    }
                }
            }
        }

        public double[][] Mirrored()
        {
            for (var i = 0; i < _sums.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    _sums[i][j] = _sums[j][i];
                }
            }

            return _sums;
        }
    }
}
