using System.Globalization;
using System.Text;

namespace NotebookNet;

/// <summary>Writes tensors the way the field does: nested brackets, aligned columns, abridged in the middle.</summary>
internal static class TensorText
{
    private const int ShownAtEachEnd = 3;
    private const int MostShown = 8;

    public static string Of(Tensor tensor)
    {
        if (tensor.Rank == 0)
        {
            return Number(tensor.Data[0]);
        }

        var text = new StringBuilder();
        var width = Shown(tensor, 0, 0).Select(value => Number(value).Length).DefaultIfEmpty(0).Max();
        Write(text, tensor, 0, 0, width);
        return text.Append("  shape ").Append(tensor.Shape).ToString();
    }

    /// <summary>Up to six significant digits, always with a decimal point rather than a comma.</summary>
    public static string Number(float value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static IEnumerable<float> Shown(Tensor tensor, int dimension, int offset)
    {
        if (dimension == tensor.Rank)
        {
            yield return tensor.Data[offset];
            yield break;
        }

        var size = tensor.Shape[dimension];
        for (var i = 0; i < size; i++)
        {
            if (size > MostShown && i == ShownAtEachEnd)
            {
                i = size - ShownAtEachEnd;
            }

            foreach (var value in Shown(tensor, dimension + 1, offset + (i * Stride(tensor, dimension))))
            {
                yield return value;
            }
        }
    }

    private static int Stride(Tensor tensor, int dimension)
    {
        var stride = 1;
        for (var d = dimension + 1; d < tensor.Rank; d++)
        {
            stride *= tensor.Shape[d];
        }

        return stride;
    }

    private static void Write(StringBuilder text, Tensor tensor, int dimension, int offset, int width)
    {
        var size = tensor.Shape[dimension];
        var isLast = dimension == tensor.Rank - 1;
        var stride = Stride(tensor, dimension);
        text.Append('[');
        for (var i = 0; i < size; i++)
        {
            if (i > 0)
            {
                text.Append(isLast ? ", " : ",\n" + new string(' ', dimension + 1));
            }

            if (size > MostShown && i == ShownAtEachEnd)
            {
                text.Append('…');
                i = size - ShownAtEachEnd - 1;
            }
            else if (isLast)
            {
                text.Append(Number(tensor.Data[offset + i]).PadLeft(width));
            }
            else
            {
                Write(text, tensor, dimension + 1, offset + (i * stride), width);
            }
        }

        text.Append(']');
    }
}
