using System.Globalization;

namespace NotebookNet.Pictures;

/// <summary>How the numbers of a table are written: all with the same decimals, as few as show them.</summary>
internal sealed class CellNumbers
{
    private const int MostDecimals = 4;

    private readonly string? _format;
    private readonly float _smallest;

    /// <summary>The style for the numbers that are shown.</summary>
    public CellNumbers(IEnumerable<float> shown)
    {
        var values = shown.Where(float.IsFinite).ToList();
        var size = values.Select(Math.Abs).DefaultIfEmpty(0f).Max();
        if (size is >= 1e6f or (> 0 and < 1e-3f))
        {
            return;
        }

        var most = size >= 1000 ? MostDecimals - 3 : size >= 100 ? MostDecimals - 2 : size >= 10 ? MostDecimals - 1 : MostDecimals;
        var decimals = Enumerable.Range(0, most).FirstOrDefault(
            d => values.TrueForAll(value => Math.Abs(Math.Round((double)value, d) - value) <= 1e-6 * size), most);
        _format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        _smallest = (float)(0.5 * Math.Pow(10, -decimals));
    }

    /// <summary>A number in its cell.</summary>
    public string Text(float value)
    {
        if (!float.IsFinite(value))
        {
            return float.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }

        // A number that is not 0 does not look like 0.
        var isTooSmall = value != 0 && Math.Abs(value) < _smallest;
        var text = value.ToString(_format is null ? "0.###e-0" : isTooSmall ? "0e-0" : _format, CultureInfo.InvariantCulture);
        return value == 0 && _format is null ? "0" : text;
    }

    /// <summary>A number in a caption: four significant digits.</summary>
    public static string Short(float value)
    {
        var format = Math.Abs(value) switch
        {
            0 => "0",
            >= 1e6f or < 1e-3f => "0.###e-0",
            >= 1000 => "0",
            _ => "G4",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A number with all its digits.</summary>
    public static string Exact(float value) => value.ToString("G9", CultureInfo.InvariantCulture);
}
