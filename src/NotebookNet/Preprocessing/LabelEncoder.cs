using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// Numbers for names of classes: "cat", "dog", "cat" becomes 0, 1, 0. scikit-learn: <c>LabelEncoder</c>.
/// </summary>
/// <remarks>The classes are numbered in the order of their names, character by character, the same in every language.</remarks>
/// <example><code>
/// var encoder = LabelEncoder.Fit(["dog", "cat", "dog"]);
/// int[] numbers = encoder.Transform(["cat", "dog"]);          // 0, 1
/// string[] names = encoder.InverseTransform([1, 0]);          // "dog", "cat"
/// </code></example>
public sealed class LabelEncoder : Displayable
{
    private readonly string[] _classes;
    private readonly Dictionary<string, int> _indices;

    private LabelEncoder(string[] classes)
    {
        _classes = classes;
        _indices = classes.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
    }

    /// <summary>The names of the classes: number i means name i. scikit-learn: <c>classes_</c>.</summary>
    public IReadOnlyList<string> Classes => _classes;

    /// <summary>Learns the classes.</summary>
    /// <param name="labels">The name of each sample's class.</param>
    /// <returns>The encoder.</returns>
    /// <exception cref="DataException">There is no label, or one is null.</exception>
    public static LabelEncoder Fit(IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var all = labels.ToArray();
        return Array.IndexOf(all, null) is >= 0 and var missing ? throw new DataException($"The label of sample {missing} is missing (null). Remove the sample, or give it a name such as \"unknown\".")
            : all.Length == 0 ? throw new DataException("LabelEncoder.Fit needs at least one label.")
            : new LabelEncoder([.. all.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The numbers of classes.</summary>
    /// <param name="labels">Their names.</param>
    /// <returns>One number per name.</returns>
    /// <exception cref="DataException">A name is none of the classes.</exception>
    public int[] Transform(IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return [.. labels.Select((label, i) => label is not null && _indices.TryGetValue(label, out var index)
            ? index
            : throw new DataException($"Label {i}, '{label}', is none of the {_classes.Length} classes learned: {Shown()}. Fit the encoder to all labels, or remove the sample."))];
    }

    /// <summary>The names of classes.</summary>
    /// <param name="indices">Their numbers, such as <c>predictions.ArgMax()</c>.</param>
    /// <returns>One name per number.</returns>
    /// <exception cref="DataException">A number is none of a class.</exception>
    public string[] InverseTransform(IEnumerable<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return [.. indices.Select(index => (uint)index < (uint)_classes.Length
            ? _classes[index]
            : throw new DataException(FormattableString.Invariant($"There is no class {index}: the classes are numbered from 0 to {_classes.Length - 1}.")))];
    }

    /// <inheritdoc/>
    public override string ToHtml() => Table().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Table().ToString();

    private string Shown() => string.Join(", ", _classes.Take(8)) + (_classes.Length > 8 ? " …" : string.Empty);

    private TablePicture Table() => new(
        [new TableColumn("number", ColumnAlignment.Right), new TableColumn("class")],
        [.. _classes.Select((name, i) => new[] { i.ToString(CultureInfo.InvariantCulture), name })],
        caption: "Label encoder");
}
