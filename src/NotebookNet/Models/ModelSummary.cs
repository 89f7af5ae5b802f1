using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// The layers of a model with their output shapes and parameter counts, as Keras' <c>summary</c> lists them; what the
/// optimizer remembers stands on a line of its own and is not part of the total.
/// </summary>
public sealed class ModelSummary : Displayable
{
    private const int BytesPerParameter = 4;

    private readonly TablePicture _table;

    internal ModelSummary(Model model)
    {
        Total = model.ParameterCount;
        Trainable = model.Layers.Sum(layer => layer.TrainableParameterCount);
        Optimizer = model.OptimizerState.Count;
        List<IReadOnlyList<string>> rows = [.. model.InputShapes.Select(shape => new[] { "input (Input)", Batch(shape), "0" })];
        foreach (var layer in model.Layers)
        {
            rows.Add([$"{layer.Name} ({layer.Layer.Kind})", Batch(layer.OutputShape), Count(layer.ParameterCount)]);
        }

        var footer = $"Total params: {Count(Total)} ({Size(Total)})\n"
            + $"Trainable params: {Count(Trainable)} ({Size(Trainable)})\n"
            + $"Non-trainable params: {Count(Total - Trainable)} ({Size(Total - Trainable)})"
            + (Optimizer > 0 ? $"\nOptimizer params: {Count(Optimizer)} ({Size(Optimizer)})" : string.Empty);
        _table = new TablePicture(
            [new TableColumn("Layer (type)"), new TableColumn("Output Shape"), new TableColumn("Param #", ColumnAlignment.Right)],
            rows,
            caption: "Model summary",
            footer: footer);
    }

    /// <summary>How many numbers the model holds.</summary>
    public long Total { get; }

    /// <summary>How many of them training changes.</summary>
    public long Trainable { get; }

    /// <summary>How many numbers the optimizer remembers besides.</summary>
    public long Optimizer { get; }

    /// <inheritdoc/>
    public override string ToHtml() => _table.ToHtml();

    /// <inheritdoc/>
    public override string ToString() => _table.ToString();

    private static string Batch(Shape shape) => $"(batch, {string.Join(", ", shape)})";

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(long parameters)
    {
        var bytes = (double)parameters * BytesPerParameter;
        return bytes < 1024 ? string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B")
            : bytes < 1024 * 1024 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024:0.00} KB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024 / 1024:0.00} MB");
    }
}
