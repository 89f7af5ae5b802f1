namespace NotebookNet;

/// <summary>
/// The natural logarithm in double precision from basic arithmetic alone. <see cref="Math.Log(double)"/> is the operating
/// system's and may differ in the last bit from machine to machine; initial weights must not.
/// </summary>
internal static class PortableLog
{
    private const double Ln2 = 0.693147180559945309417;
    private const int Terms = 16;

    /// <summary>ln x for a positive, finite, normal x; accurate to about 1e-16.</summary>
    public static double Of(double x)
    {
        var exponent = Math.ILogB(x);
        var m = Math.ScaleB(x, -exponent);
        if (m > 1.41421356237309504880)
        {
            m /= 2;
            exponent++;
        }

        // ln m = 2 artanh t with t = (m − 1)/(m + 1), |t| < 0.172: the series t + t³/3 + t⁵/5 + … converges fast.
        var t = (m - 1) / (m + 1);
        var square = t * t;
        var sum = 0.0;
        for (var i = Terms; i >= 0; i--)
        {
            sum = (sum * square) + (1.0 / ((2 * i) + 1));
        }

        return (exponent * Ln2) + (2 * t * sum);
    }
}
