namespace NotebookNet;

/// <summary>
/// Sines and cosines of falling frequency for sinusoidal positions, from basic arithmetic alone: the system's functions differ
/// in the last bit from machine to machine, and the same model must give the same digits everywhere.
/// </summary>
internal static class Waves
{
    private const double LogOfLongest = 9.210340371976182736;  // ln 10000
    private const double HalfPi = 1.57079632679489661923;
    private const double HalfPiRest = 6.123233995736766e-17;
    private const int Terms = 12;
    private const int Squarings = 8;

    /// <summary>P[t, 2i] = sin(t · 10000^(−2i/F)), P[t, 2i + 1] = cos(t · 10000^(−2i/F)).</summary>
    public static Tensor Table(int steps, int features)
    {
        var table = new Tensor([steps, features]);
        for (var j = 0; j < features; j++)
        {
            var frequency = ExpOfNegative(LogOfLongest * (2 * (j / 2)) / features);
            for (var t = 0; t < steps; t++)
            {
                // cos x = sin(x + π/2): the quarter turn is counted, not added.
                table.Data[(t * features) + j] = (float)Sine(t * frequency, quarters: j % 2);
            }
        }

        return table;
    }

    /// <summary>sin(x + quarters · π/2) for x from 0 to some millions.</summary>
    internal static double Sine(double x, int quarters)
    {
        var turns = Math.Round(x / HalfPi);
        var rest = x - (turns * HalfPi) - (turns * HalfPiRest);
        var quarter = (int)(((long)turns + quarters) & 3);
        var isCosine = quarter % 2 == 1;

        // The series of the sine or the cosine for |rest| ≤ π/4, from its smallest term on.
        var square = rest * rest;
        var sum = 1.0;
        for (var n = Terms; n >= 1; n--)
        {
            var last = isCosine ? 2 * n : (2 * n) + 1;
            sum = 1 - (square / (last * (last - 1.0)) * sum);
        }

        var value = isCosine ? sum : rest * sum;
        return quarter >= 2 ? -value : value;
    }

    /// <summary>e^−y for y from 0 to some ten.</summary>
    internal static double ExpOfNegative(double y)
    {
        var small = -y / (1 << Squarings);
        var sum = 1.0;
        for (var n = Terms; n >= 1; n--)
        {
            sum = 1 + (small / n * sum);
        }

        for (var i = 0; i < Squarings; i++)
        {
            sum *= sum;
        }

        return sum;
    }
}
