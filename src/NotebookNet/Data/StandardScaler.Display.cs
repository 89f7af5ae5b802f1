using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <content>How a scaler draws itself.</content>
public sealed partial class StandardScaler
{
    /// <inheritdoc/>
    public override string ToHtml() => Table().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Table().ToString();

    private TablePicture Table() => new(
        [new TableColumn("feature"), new TableColumn("mean", ColumnAlignment.Right), new TableColumn("standard deviation", ColumnAlignment.Right)],
        [.. Enumerable.Range(0, _means.Length).Select(i => new[]
        {
            _names?[i] ?? $"x{i}",
            Number(_means[i]),
            Number(_deviations[i]),
        })],
        caption: "Standard scaler: z = (x − mean) / deviation");

    // Adding 0 turns a −0 that rounding left into 0.
    private static string Number(double value) => (Math.Round(value, 4) + 0.0).ToString("0.0000", CultureInfo.InvariantCulture);
}
