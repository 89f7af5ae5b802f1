namespace NotebookNet;

/// <summary>Whole powers by squaring: multiplications are exact to the last bit everywhere, the platform's pow is not.</summary>
internal static class Powers
{
    /// <summary>valueⁿ for n ≥ 0.</summary>
    public static double Of(double value, long exponent)
    {
        var result = 1.0;
        for (; exponent > 0; exponent >>= 1, value *= value)
        {
            if ((exponent & 1) == 1)
            {
                result *= value;
            }
        }

        return result;
    }
}
