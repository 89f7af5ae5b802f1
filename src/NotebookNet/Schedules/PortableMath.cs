namespace NotebookNet;

/// <summary>
/// Power and cosine in double precision from basic arithmetic alone: the platform's own may differ in the last bit from machine
/// to machine, and with them the rate, and with it all weights.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309417;
    private const int ExpTerms = 20;
    private const int CosTerms = 12;

    /// <summary>valueᵉ for value ≥ 0.</summary>
    public static double Power(double value, double exponent)
    {
        if (exponent == Math.Floor(exponent) && exponent is >= 0 and < long.MaxValue)
        {
            return Powers.Of(value, (long)exponent);
        }

        if (value <= 0)
        {
            return exponent > 0 ? 0 : double.PositiveInfinity;
        }

        return Exp(exponent * PortableLog.Of(value));
    }

    /// <summary>cos(π · fraction).</summary>
    public static double CosOfPi(double fraction)
    {
        // Into [0, ½] by symmetry, where the series converges fast.
        fraction = Math.Abs(fraction - (2 * Math.Round(fraction / 2)));
        var sign = fraction > 0.5 ? -1 : 1;
        var x = Math.PI * (fraction > 0.5 ? 1 - fraction : fraction);
        var sum = 1.0;
        for (var i = CosTerms; i > 0; i--)
        {
            sum = 1 - (sum * x * x / (2.0 * i * ((2.0 * i) - 1)));
        }

        return sign * sum;
    }

    private static double Exp(double x)
    {
        if (x is > 709 or < -745)
        {
            return x > 0 ? double.PositiveInfinity : 0;
        }

        var n = (int)Math.Round(x / Ln2);
        var rest = x - (n * Ln2);
        var sum = 1.0;
        for (var i = ExpTerms; i > 0; i--)
        {
            sum = 1 + (sum * rest / i);
        }

        return Math.ScaleB(sum, n);
    }
}
