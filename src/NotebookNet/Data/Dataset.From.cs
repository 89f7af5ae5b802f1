using System.Collections;
using System.Globalization;

namespace NotebookNet;

/// <content>Data sets from objects.</content>
public sealed partial class Dataset
{
    /// <summary>A data set of objects of your own: what describes each, and what is to be predicted of it.</summary>
    /// <remarks>
    /// A label that is a text, an enum or a bool is a class: the classes are named by it and numbered in alphabetical order (an enum's in
    /// the order of its values, false before true). A label that is a number is a number.
    /// </remarks>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <typeparam name="TLabel">The type of the labels: a number, a text, an enum or a bool.</typeparam>
    /// <param name="items">The objects, one per sample.</param>
    /// <param name="features">The numbers that describe an object, as many for each.</param>
    /// <param name="label">What is to be predicted.</param>
    /// <param name="featureNames">What the numbers are called.</param>
    /// <param name="name">What the data set is called.</param>
    /// <returns>Features (N, F) and labels (N).</returns>
    /// <exception cref="DataException">There are no objects, one has no or another number of features, or a label is missing or of no such type.</exception>
    /// <example><code>
    /// var houses = new[] { (Area: 80, Rooms: 3, City: "Bonn"), (Area: 120, Rooms: 5, City: "Ulm") };
    /// var data = Dataset.From(houses, house => [house.Area, house.Rooms], house => house.City, ["area", "rooms"]);
    /// </code></example>
    public static Dataset From<T, TLabel>(
        IEnumerable<T> items,
        Func<T, double[]> features,
        Func<T, TLabel> label,
        IReadOnlyList<string>? featureNames = null,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(label);
        List<double[]> rows = [];
        List<object?> labels = [];
        foreach (var item in items)
        {
            var row = features(item) ?? throw new DataException($"Sample {rows.Count} has no features: the selector gave null.");
            if (row.Length == 0 || row.Length != (rows.Count > 0 ? rows[0].Length : row.Length))
            {
                throw new DataException(
                    $"Sample {rows.Count} has {row.Length} features{(rows.Count > 0 ? $", sample 0 has {rows[0].Length}" : string.Empty)}; all samples have the same number, at least one. Sequences.Pad fills up shorter ones.");
            }

            rows.Add(row);
            labels.Add(label(item) is { } value ? value : throw new DataException($"The label of sample {labels.Count} is null. Leave the sample out, or give it a class such as \"unknown\"."));
        }

        if (rows.Count == 0)
        {
            throw new DataException("Dataset.From needs at least one object; the sequence is empty.");
        }

        var matrix = new Tensor([rows.Count, rows[0].Length]);
        for (var i = 0; i < matrix.Length; i++)
        {
            matrix.Data[i] = (float)rows[i / rows[0].Length][i % rows[0].Length];
        }

        var (numbers, classNames) = LabelsOf(labels, typeof(TLabel));
        return new Dataset(matrix, numbers, featureNames, classNames, name);
    }

    /// <summary>A data set of rows of different arrays, <c>float[][]</c>.</summary>
    /// <param name="features">One row of numbers per sample, all of one length.</param>
    /// <param name="labels">One number or class index per sample.</param>
    /// <param name="featureNames">What the columns are called.</param>
    /// <param name="classNames">What the classes are called.</param>
    /// <param name="name">What the data set is called.</param>
    /// <returns>Features (N, F) and labels (N).</returns>
    /// <exception cref="DataException">Rows and labels differ in number, or a name or class does not fit.</exception>
    /// <exception cref="ShapeException">The rows have different lengths.</exception>
    /// <example><code>
    /// float[][] rows = [[1, 2], [3, 4]];
    /// var data = Dataset.From(rows, labels: new[] { 0, 1 });
    /// </code></example>
    public static Dataset From(
        float[][] features, Tensor labels, IReadOnlyList<string>? featureNames = null, IReadOnlyList<string>? classNames = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        if (Array.IndexOf(features, null) is >= 0 and var missing)
        {
            throw new DataException($"Row {missing} is null.");
        }

        return new Dataset(Tensor.From((Array)features), labels, featureNames, classNames, name);
    }

    private static (Tensor Labels, IReadOnlyList<string>? ClassNames) LabelsOf(List<object?> labels, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            var encoder = LabelEncoder.Fit(labels.Cast<string>());
            return (encoder.Transform(labels.Cast<string>()), encoder.Classes);
        }

        if (type == typeof(bool))
        {
            return (labels.Select(label => (bool)label! ? 1f : 0).ToArray(), ["false", "true"]);
        }

        if (type.IsEnum)
        {
            IList values = Enum.GetValues(type);
            return (labels.Select((label, i) => values.IndexOf(label) is >= 0 and var index ? (float)index
                : throw new DataException($"The label of sample {i}, {label}, is no value of {type.Name}.")).ToArray(), Enum.GetNames(type));
        }

        return (labels.Select((label, i) => label is IConvertible number and not (char or DateTime)
            ? number.ToSingle(CultureInfo.InvariantCulture)
            : throw new DataException($"The label of sample {i} is a {type.Name}; a label is a number, a text, an enum or a bool.")).ToArray(), null);
    }
}
