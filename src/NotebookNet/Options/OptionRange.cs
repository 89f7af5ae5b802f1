namespace NotebookNet;

/// <summary>Checks of options, each with a message that says what is allowed and what came.</summary>
internal static class OptionRange
{
    /// <summary>A number in [0, 1).</summary>
    public static double Fraction(double value, string name) =>
        value is >= 0 and < 1 ? value : throw Error(name, value, "must be at least 0 and below 1");

    /// <summary>A number in (0, 1).</summary>
    public static double BetweenZeroAndOne(double value, string name) =>
        value is > 0 and < 1 ? value : throw Error(name, value, "must be between 0 and 1");

    /// <summary>A number in [0, 1].</summary>
    public static double Probability(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw Error(name, value, "must be from 0 to 1");

    /// <summary>A number in (0, ∞).</summary>
    public static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw Error(name, value, "must be positive and finite");

    /// <summary>A number in [0, ∞).</summary>
    public static double NotNegative(double value, string name) =>
        value >= 0 && double.IsFinite(value) ? value : throw Error(name, value, "must be finite and not negative");

    /// <summary>Any number but NaN and the infinities.</summary>
    public static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw Error(name, value, "must be a finite number");

    /// <summary>A whole number from 1 on.</summary>
    public static long AtLeastOne(long value, string name) =>
        value >= 1 ? value : throw Error(name, value, "must be at least 1");

    private static ArgumentOutOfRangeException Error<T>(string name, T value, string allowed) =>
        new(name, value, FormattableString.Invariant($"{name} {allowed}, got {value}."));
}
