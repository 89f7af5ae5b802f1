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
        var size = SampleShape.Size;
        var columns = Math.Min(size, ShownColumns);
        var names = ColumnNames();
        List<TableColumn> headers = [new TableColumn("#", ColumnAlignment.Right)];
        for (var column = 0; column < columns; column++)
        {
            headers.Add(new TableColumn(names[column], ColumnAlignment.Right, Facts(Features, column)));
        }

        var labelColumns = LabelShape.Size;
        for (var column = 0; column < Math.Min(labelColumns, ShownColumns); column++)
        {
            headers.Add(ClassNames is not null
                ? new TableColumn("class", ColumnAlignment.Left, $"{ClassNames.Count} classes")
                : new TableColumn(labelColumns == 1 ? "label" : $"y{column}", ColumnAlignment.Right, Facts(Labels, column)));
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

    /// <summary>Each feature against each other, coloured by class; for features (N, F) with 2 to 8 columns.</summary>
    /// <returns>The picture.</returns>
    /// <exception cref="ShapeException">The samples are not rows of 2 to 8 features.</exception>
    public ScatterMatrix ScatterMatrix()
    {
        if (SampleShape.Rank != 1 || SampleShape[0] is < 2 or > 8)
        {
            throw new ShapeException($"A scatter matrix shows 2 to 8 features per sample; the samples have shape {SampleShape}. Choose some with Columns(…) first.");
        }

        var samples = new double[Count, SampleShape[0]];
        for (var i = 0; i < Features.Length; i++)
        {
            samples[i / SampleShape[0], i % SampleShape[0]] = Features.Data[i];
        }

        var classes = HasClasses ? Array.ConvertAll(Labels.Data, label => (int)label) : new int[Count];
        return new ScatterMatrix(samples, ColumnNames(), classes, HasClasses ? NamesOfClasses() : ["samples"], Name);
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

        return new Figure($"{Name ?? "Samples"} per class").Bar(NamesOfClasses(), [.. counts.Select(count => (double)count)]).YAxis("samples");
    }

    /// <summary>Pictures as pictures, series as curves, everything else as the first rows of a table.</summary>
    /// <returns>The HTML.</returns>
    public override string ToHtml() => (IsPictures ? Pictures() : IsSeries ? Series() : (Displayable)Preview()).ToHtml();

    /// <inheritdoc/>
    public override string ToString() => IsPictures || IsSeries ? $"{Name ?? (IsPictures ? "Pictures" : "Series")}: {Counted(Count)}{ClassList()}" : Preview().ToString();

    /// <summary>Whether samples are shown as pictures when nothing else is asked for.</summary>
    internal bool IsShownAsPictures => IsPictures;

    /// <summary>What the feature columns are called; x0, x1 … when they have no names.</summary>
    internal IReadOnlyList<string> ColumnNames() => FeatureNames ?? [.. Enumerable.Range(0, SampleShape.Size).Select(i => $"x{i}")];

    /// <summary>What the classes are called; 0, 1 … when they have no names.</summary>
    internal IReadOnlyList<string> NamesOfClasses() =>
        ClassNames ?? [.. Enumerable.Range(0, ClassCounts().Length).Select(i => i.ToString(CultureInfo.InvariantCulture))];

    private static string Number(float value) => value.ToString("G5", CultureInfo.InvariantCulture);

    private string? Facts(Tensor tensor, int column) => Count == 0 ? null : new ColumnFacts(tensor.Data, column, tensor.Length / Count).Summary();

    private string ClassList() => HasClasses ? ": " + string.Join(", ", NamesOfClasses().Zip(ClassCounts(), (name, count) => $"{name} ({Numbers.Count(count)})")) : string.Empty;

    private string Footer(int shownRows, int shownColumns)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Count:N0} samples");
        text += shownRows < Count ? $", {shownRows} shown" : string.Empty;
        text += shownColumns < SampleShape.Size ? $"; samples of shape {SampleShape}, {shownColumns} of {SampleShape.Size} numbers shown" : string.Empty;
        return ClassNames is null ? text : $"{text}; {string.Join(", ", ClassNames.Zip(ClassCounts(), (name, count) => $"{count} {name}"))}";
    }
}
