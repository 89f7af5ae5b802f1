using System.Globalization;

namespace NotebookNet;

/// <summary>Tensors from arrays of any rank and element type, and back.</summary>
internal static class ArrayConversion
{
    public static Tensor ToTensor(Array values)
    {
        if (values.Rank == 1 && values.GetType().GetElementType()!.IsArray)
        {
            return Jagged(values);
        }

        var sizes = new int[values.Rank];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = values.GetLength(i);
        }

        var result = new Tensor(new Shape(sizes));
        if (values.GetType().GetElementType() == typeof(float))
        {
            Buffer.BlockCopy(values, 0, result.Data, 0, result.Length * sizeof(float));
            return result;
        }

        var position = 0;
        foreach (var value in values)
        {
            result.Data[position++] = value is IConvertible number and not (string or char or DateTime)
                ? number.ToSingle(CultureInfo.InvariantCulture)
                : throw new ArgumentException(
                    $"A tensor holds numbers; element {position - 1} of the {values.GetType().Name} is {(value is null ? "null" : $"a {value.GetType().Name}")}. Convert the elements to float first.", nameof(values));
        }

        return result;
    }

    public static Array ToArray(Tensor tensor)
    {
        var result = Array.CreateInstance(typeof(float), [.. tensor.Shape]);
        Buffer.BlockCopy(tensor.Data, 0, result, 0, tensor.Length * sizeof(float));
        return result;
    }

    private static Tensor Jagged(Array rows)
    {
        var tensors = new Tensor[rows.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = ToTensor((Array?)rows.GetValue(i) ?? throw new ArgumentException($"Row {i} is null.", nameof(rows)));
            if (!tensors[i].Shape.Equals(tensors[0].Shape))
            {
                throw new ShapeException(
                    $"All rows of a tensor have the same sizes; row 0 has {tensors[0].Shape}, row {i} has {tensors[i].Shape}. Pad the shorter ones.");
            }
        }

        return new Tensor(
            tensors.Length == 0 ? new Shape(0, 0) : tensors[0].Shape.Prepend(tensors.Length), [.. tensors.SelectMany(row => row.Data)]);
    }
}
