namespace NotebookNet;

/// <summary>
/// A random matrix with orthogonal columns (or rows, where there are fewer of them), times a gain: multiplying with it again and
/// again neither shrinks nor blows up a state, which is why recurrent weights start this way (A. Saxe et al., 2014).
/// Keras: <c>Orthogonal</c>.
/// </summary>
/// <remarks>
/// The Q of a QR decomposition of normal random numbers with the signs of R's diagonal, which makes every orthogonal matrix
/// equally likely. A kernel of higher rank counts as a matrix whose columns are its last dimension.
/// </remarks>
/// <param name="Gain">What the orthogonal matrix is multiplied with.</param>
public sealed record Orthogonal(double Gain = 1) : Initializer
{
    /// <inheritdoc/>
    /// <exception cref="ShapeException">The weights are not at least a matrix.</exception>
    public override void Fill(Span<float> target, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(random);
        if (shape.Rank < 2)
        {
            throw new ShapeException($"Orthogonal weights need at least two dimensions; got shape {shape}. For a vector use another initializer, such as Initializer.Zeros.");
        }

        if (shape.Size == 0)
        {
            return;
        }

        var columns = shape[^1];
        var rows = shape.Size / columns;
        var vectors = Draw(Math.Min(rows, columns), Math.Max(rows, columns), random);
        Orthonormalize(vectors);
        for (var i = 0; i < vectors.Length; i++)
        {
            for (var j = 0; j < vectors[i].Length; j++)
            {
                // The vectors are columns of a tall matrix and rows of a wide one.
                target[rows >= columns ? (j * columns) + i : (i * columns) + j] = (float)(Gain * vectors[i][j]);
            }
        }
    }

    private static double[][] Draw(int count, int length, RandomStream random)
    {
        var vectors = new double[count][];
        for (var i = 0; i < count; i++)
        {
            vectors[i] = new double[length];
        }

        for (var j = 0; j < length; j++)
        {
            foreach (var vector in vectors)
            {
                vector[j] = random.NextNormal();
            }
        }

        return vectors;
    }

    // Modified Gram–Schmidt: the diagonal of its R is positive, so no signs are left to correct. In double precision the
    // columns of a random matrix come out orthogonal to far more digits than a weight has.
    private static void Orthonormalize(double[][] vectors)
    {
        for (var i = 0; i < vectors.Length; i++)
        {
            var current = vectors[i];
            var length = Math.Sqrt(Dot(current, current));
            for (var j = 0; j < current.Length; j++)
            {
                current[j] /= length;
            }

            for (var later = i + 1; later < vectors.Length; later++)
            {
                var other = vectors[later];
                var share = Dot(current, other);
                for (var j = 0; j < current.Length; j++)
                {
                    other[j] -= share * current[j];
                }
            }
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        // Four sums side by side: one alone would wait for each of its additions.
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        var j = 0;
        for (; j <= a.Length - 4; j += 4)
        {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
        }

        for (; j < a.Length; j++)
        {
            s0 += a[j] * b[j];
        }

        return (s0 + s1) + (s2 + s3);
    }
}
