using System.Globalization;

namespace NotebookNet;

/// <summary>Lines of a CSV file as RFC 4180 wants them, with numbers that can be read back exactly under every culture.</summary>
internal static class CsvText
{
    /// <summary>One line, without its end; a cell that needs them gets quotes.</summary>
    public static string Line(IEnumerable<string> cells, char separator) => string.Join(separator, cells.Select(cell => Quoted(cell, separator)));

    /// <summary>The shortest text that is read back as the same number.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string cell, char separator) =>
        cell.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
