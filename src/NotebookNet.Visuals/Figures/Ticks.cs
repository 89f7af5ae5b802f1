using System.Globalization;

namespace NotebookNet.Visuals;

/// <summary>A marked place on an axis.</summary>
/// <param name="Value">Where it is.</param>
/// <param name="Label">What stands there.</param>
internal readonly record struct Tick(double Value, string Label);

/// <summary>Chooses round numbers for an axis: steps of 1, 2 or 5 times a power of ten, and decades on a logarithmic axis.</summary>
internal static class Ticks
{
    /// <summary>At most <paramref name="count"/> (but at least two) round numbers inside [low, high].</summary>
    public static IReadOnlyList<Tick> Linear(double low, double high, int count, bool whole = false)
    {
        // Rounding the step up can leave a single mark, which says nothing about distances: then a finer step is right.
        for (var tries = Math.Max(2, count); ; tries++)
        {
            var ticks = LinearOf(low, high, tries, whole);
            if (ticks.Count > 1 || whole || tries > count + 3)
            {
                return ticks;
            }
        }
    }

    /// <summary>Powers of ten inside [low, high], thinned to <paramref name="count"/>; with 2 and 5 between them when few.</summary>
    public static IReadOnlyList<Tick> Logarithmic(double low, double high, int count)
    {
        var first = (int)Math.Ceiling(Math.Log10(low) - 1e-9);
        var last = (int)Math.Floor(Math.Log10(high) + 1e-9);
        var decades = last - first + 1;
        if (decades >= 3)
        {
            var every = (decades + count - 1) / Math.Max(2, count);
            return [.. Enumerable.Range(first, decades).Where(k => Modulo(k, Math.Max(1, every)) == 0).Select(k => new Tick(Math.Pow(10, k), Decade(1, k)))];
        }

        var ticks = new List<Tick>();
        for (var k = first - 1; k <= last; k++)
        {
            foreach (var m in (int[])[1, 2, 5])
            {
                var value = m * Math.Pow(10, k);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
                {
                    ticks.Add(new(value, Decade(m, k)));
                }
            }
        }

        return ticks.Count is >= 2 && ticks.Count <= Math.Max(3, count) ? ticks : Linear(low, high, count);
    }

    private static List<Tick> LinearOf(double low, double high, int count, bool whole)
    {
        var (mantissa, exponent) = NiceStep(high - low, count, whole);
        var step = mantissa * Math.Pow(10, exponent);
        // Neighbouring doubles can be further apart than a round step: then only the two ends can be told apart.
        var largestEnd = Math.Max(Math.Abs(low), Math.Abs(high));
        if (!(step > 16 * (Math.BitIncrement(largestEnd) - largestEnd)))
        {
            return [new(low, low.ToString("R", CultureInfo.InvariantCulture)), new(high, high.ToString("R", CultureInfo.InvariantCulture))];
        }

        var slack = 1e-9 * (high - low) / step;
        var first = Math.Ceiling(low / step - slack);
        var last = Math.Floor(high / step + slack);
        var largest = Math.Max(Math.Abs(first), Math.Abs(last)) * step;
        var ticks = new List<Tick>();
        for (var k = first; k <= last; k++)
        {
            // Dividing by a power of ten is exact where multiplying by 0.1 is not.
            var value = exponent < 0 ? k * mantissa / Math.Pow(10, -exponent) : k * step;
            ticks.Add(new(value, Format(value, exponent, largest)));
        }

        return ticks;
    }

    private static (int Mantissa, int Exponent) NiceStep(double range, int count, bool whole)
    {
        var raw = range / count;
        var exponent = (int)Math.Floor(Math.Log10(raw));
        var share = raw / Math.Pow(10, exponent);
        var mantissa = share <= 1 + 1e-9 ? 1 : share <= 2 + 1e-9 ? 2 : share <= 5 + 1e-9 ? 5 : 10;
        if (mantissa == 10)
        {
            (mantissa, exponent) = (1, exponent + 1);
        }

        return whole && exponent < 0 ? (1, 0) : (mantissa, exponent);
    }

    private static string Format(double value, int exponent, double largest)
    {
        if (largest >= 1e9 || exponent < -6)
        {
            if (value == 0)
            {
                return "0";
            }

            var digits = Math.Clamp((int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9) - exponent, 0, 12);
            return value.ToString("0." + new string('#', digits) + "e0", CultureInfo.InvariantCulture);
        }

        var decimals = Math.Max(0, -exponent);
        var format = largest >= 9999.5 ? "#,0" : "0";
        return (value == 0 ? 0 : value).ToString(decimals == 0 ? format : format + "." + new string('0', decimals), CultureInfo.InvariantCulture);
    }

    private static string Decade(int mantissa, int power) => power is >= -5 and <= 6
        ? (mantissa * Math.Pow(10, power)).ToString(power < 0 ? "0." + new string('0', -power) : "#,0", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{power}");

    private static int Modulo(int value, int divisor) => ((value % divisor) + divisor) % divisor;
}
