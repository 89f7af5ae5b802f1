using System.Globalization;

namespace NotebookNet.Visuals;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class Numbers
{
    /// <summary>What stands for a number that is not there.</summary>
    public const string None = "–";

    /// <summary>A whole number with a comma between thousands.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A whole number with the right form of its noun: "1 unit", "2 units", "2 classes".</summary>
    public static string Count(long value, string noun) => Count(value) + " " + noun + (value == 1 ? "" : noun.EndsWith('s') ? "es" : "s");

    /// <summary>A measured value with four digits after the point, fewer or more where the size asks for it.</summary>
    public static string Value(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }

        var size = Math.Abs(value);
        var format = size switch
        {
            0 => "0",
            >= 1e9 or < 1e-4 => "0.###e-0",
            >= 10_000 => "#,0",
            >= 100 => "0.##",
            >= 10 => "0.###",
            _ => "0.0000",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A value in few characters: three significant digits.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
        {
            return Value(value);
        }

        var size = Math.Abs(value);
        var format = size switch
        {
            0 => "0",
            >= 1e6 or < 1e-3 => "0.#e-0",
            >= 1000 => "#,0",
            >= 100 => "0",
            >= 10 => "0.#",
            >= 1 => "0.##",
            _ => "0.###",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A score between 0 and 1 with four digits, or "–" where it is undefined.</summary>
    public static string Score(double value) =>
        double.IsFinite(value) ? value.ToString("0.0000", CultureInfo.InvariantCulture) : None;

    /// <summary>A share as a percentage: "0.5 %", "12 %".</summary>
    public static string Percent(double share) => double.IsFinite(share)
        ? (share * 100).ToString(share is > 0 and < 0.0995 ? "0.#" : "0", CultureInfo.InvariantCulture) + " %"
        : None;

    /// <summary>A duration as a clock shows it: "0:07", "12:34", "1:02:03".</summary>
    public static string Clock(TimeSpan time)
    {
        var seconds = (long)Math.Max(0, Math.Round(time.TotalSeconds));
        return seconds < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    /// <summary>A shape as C# people write it: [28, 28, 1].</summary>
    public static string Shape(IReadOnlyList<int> shape) =>
        "[" + string.Join(", ", shape.Select(d => d.ToString(CultureInfo.InvariantCulture))) + "]";

    /// <summary>Sizes as people say them: 28×28×1.</summary>
    public static string Product(IEnumerable<int> sizes) => string.Join('×', sizes.Select(d => d.ToString(CultureInfo.InvariantCulture)));
}
