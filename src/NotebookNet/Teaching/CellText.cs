using System.Globalization;

namespace NotebookNet.Teaching;

/// <summary>Values as a table shows them, the same in every culture.</summary>
internal static class CellText
{
    private const int MostNumbers = 12;
    private const int ShownOfMany = 4;

    public static string Of(object? value) => value switch
    {
        null => "–",
        Tensor tensor => Of(tensor),
        float number => Digits(number, "G6"),
        double number => Digits(number, "G6"),
        int or long => ((IFormattable)value).ToString("#,0", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "–",
    };

    private static string Of(Tensor tensor)
    {
        if (tensor.Rank == 0)
        {
            return Digits(tensor.ToScalar(), "G6");
        }

        return tensor.Length <= MostNumbers ? Written(tensor)
            : tensor.Rank == 1 ? $"[{string.Join(", ", tensor.ToArray().Take(ShownOfMany).Select(number => Digits(number, "G5")))}, …] {Of(tensor.Length)} numbers"
            : "shape " + tensor.Shape;
    }

    private static string Written(Tensor tensor) => tensor.Rank == 1
        ? "[" + string.Join(", ", tensor.ToArray().Select(number => Digits(number, "G5"))) + "]"
        : "[" + string.Join(", ", Enumerable.Range(0, tensor.Shape[0]).Select(i => Written(tensor[i, ..]))) + "]";

    // A real minus sign: a hyphen is easily overlooked in front of a digit. No negative zero, which means nothing to a reader.
    private static string Digits(double number, string format) =>
        (number == 0 ? "0" : number.ToString(format, CultureInfo.InvariantCulture)).Replace('-', '−');
}
