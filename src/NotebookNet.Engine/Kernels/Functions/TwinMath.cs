using System.Numerics;

namespace NotebookNet.Kernels;

/// <summary>
/// The scalar twins of <see cref="SpecialFunctions"/>, written down plainly. (The platform's ExpM1 and LogP1 are e^x − 1 and
/// ln(1 + x) as they stand, and lose the digits of a small x.)
/// </summary>
internal static class TwinMath
{
    // Below this the series, above it the continued fraction converges faster.
    private const double Middle = 3;
    private const double Far = 40;
    private const int SeriesTerms = 60;
    private const int FractionTerms = 120;

    /// <summary>eˣ − 1.</summary>
    public static T Expm1<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        // (u − 1) · x / ln u cancels the rounding of u = eˣ (W. Kahan).
        var u = T.Exp(x);
        return u == T.One ? x : u - T.One == -T.One || !T.IsFinite(u) ? u - T.One : (u - T.One) * x / T.Log(u);
    }

    /// <summary>ln(1 + x).</summary>
    public static T Log1P<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        var w = T.One + x;
        return w == T.One ? x : T.IsInfinity(w) ? w : T.Log(w) * x / (w - T.One);
    }

    /// <summary>Φ(x) = ½ (1 + erf(x / √2)).</summary>
    public static T Cumulative<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        var z = T.Abs(x);
        if (z > T.CreateChecked(Far))
        {
            return x > T.Zero ? T.One : T.Zero;
        }

        var density = T.Exp(-z * z / T.CreateChecked(2)) / T.Sqrt(T.CreateChecked(2) * T.Pi);
        if (z < T.CreateChecked(Middle))
        {
            // ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …)
            var (term, sum) = (x, x);
            for (var i = 1; i < SeriesTerms; i++)
            {
                term *= x * x / T.CreateChecked((2 * i) + 1);
                sum += term;
            }

            return T.CreateChecked(0.5) + (density * sum);
        }

        // The tail is φ(z) / (z + 1/(z + 2/(z + 3/(z + …)))).
        var fraction = z;
        for (var i = FractionTerms; i > 0; i--)
        {
            fraction = z + (T.CreateChecked(i) / fraction);
        }

        var tail = density / fraction;
        return x > T.Zero ? T.One - tail : tail;
    }
}
