using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <content>How a data set draws itself.</content>
public sealed partial class Dataset
{
    private const int ShownRows = 8;
    private const int ShownColumns = 12;

    /// <summary>The first rows as a table, each column with its range.</summary>
    /// <param name="rows">How many rows are shown.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TablePicture Preview(int rows = ShownRows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var shown = Math.Min(rows, Count);
        var size = SampleShape.Length;
        var columns = Math.Min(size, ShownColumns);
        List<TableColumn> headers = [new TableColumn("#", ColumnAlignment.Right)];
        for (var column = 0; column < columns; column++)
        {
            headers.Add(new TableColumn(FeatureNames?[column] ?? $"x{column}", ColumnAlignment.Right, Range(Features, column)));
        }

        var labelColumns = LabelShape.Length;
        for (var column = 0; column < Math.Min(labelColumns, ShownColumns); column++)
        {
            headers.Add(ClassNames is not null
                ? new TableColumn("class", ColumnAlignment.Left, $"{ClassNames.Count} classes")
                : new TableColumn(labelColumns == 1 ? "label" : $"y{column}", ColumnAlignment.Right, Range(Labels, column)));
        }

        List<IReadOnlyList<string>> cells = [];
        for (var row = 0; row < shown; row++)
        {
            List<string> cell = [row.ToString(CultureInfo.InvariantCulture)];
            for (var column = 0; column < columns; column++)
            {
                cell.Add(Number(Features.Data[(row * size) + column]));
            }

            for (var column = 0; column < Math.Min(labelColumns, ShownColumns); column++)
            {
                var label = Labels.Data[(row * labelColumns) + column];
                cell.Add(ClassNames is null ? Number(label) : ClassNames[(int)label]);
            }

            cells.Add(cell);
        }

        return new TablePicture(headers, cells, Name, Footer(shown, columns));
    }

    /// <summary>How many samples each class has, as bars.</summary>
    /// <returns>The chart.</returns>
    /// <exception cref="DataException">The labels are not classes.</exception>
    public Figure ClassBalance()
    {
        var counts = ClassCounts();
        if (counts.Length == 0)
        {
            throw new DataException("There are no classes to count: the labels are not class indices.");
        }

        var names = ClassNames ?? [.. Enumerable.Range(0, counts.Length).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        return new Figure($"{Name ?? "Samples"} per class").Bar(names, [.. counts.Select(count => (double)count)]).YAxis("samples");
    }

    /// <inheritdoc/>
    public override string ToHtml() => Preview().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Preview().ToString();

    private static string Number(float value) => value.ToString("G5", CultureInfo.InvariantCulture);

    private string? Range(Tensor tensor, int column)
    {
        var size = tensor.Length / Math.Max(1, Count);
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        for (var i = column; i < tensor.Length; i += size)
        {
            low = Math.Min(low, tensor.Data[i]);
            high = Math.Max(high, tensor.Data[i]);
        }

        return Count == 0 ? null : $"{Number(low)} … {Number(high)}";
    }

    private string Footer(int shownRows, int shownColumns)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Count:N0} samples");
        text += shownRows < Count ? $", {shownRows} shown" : string.Empty;
        text += shownColumns < SampleShape.Length ? $"; samples of shape {SampleShape}, {shownColumns} of {SampleShape.Length} numbers shown" : string.Empty;
        return ClassNames is null ? text : $"{text}; {string.Join(", ", ClassNames.Zip(ClassCounts(), (name, count) => $"{count} {name}"))}";
    }
}
