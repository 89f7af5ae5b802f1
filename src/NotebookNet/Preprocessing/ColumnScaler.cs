using System.Globalization;
using NotebookNet.Preprocessing;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>A scaler that moves and stretches each feature for itself: the common part of the three scalers.</summary>
public abstract class ColumnScaler : TableStep
{
    private readonly Learned? _learned;

    private protected ColumnScaler()
    {
    }

    private protected ColumnScaler(Learned learned) => _learned = learned;

    /// <inheritdoc/>
    public sealed override bool IsFitted => _learned is not null;

    /// <summary>What is subtracted from each feature.</summary>
    private protected double[] Center => _learned?.Center ?? throw NotFitted();

    /// <summary>What each feature is divided by.</summary>
    private protected double[] Spread => _learned?.Spread ?? throw NotFitted();

    /// <inheritdoc/>
    internal sealed override int Columns => _learned?.Center.Length ?? 0;

    /// <inheritdoc/>
    internal sealed override int ColumnsAfter => Columns;

    /// <summary>The formula, and what the two columns of numbers are called, for the table.</summary>
    private protected abstract (string Caption, string Center, string Spread) Description { get; }

    /// <inheritdoc/>
    private protected sealed override bool TakesAnyShape => true;

    /// <summary>The features as they were before scaling.</summary>
    /// <param name="features">Scaled features, (N, F), or (F) for one sample.</param>
    /// <returns>The features in their own units.</returns>
    /// <exception cref="InvalidOperationException">The scaler has not learned yet.</exception>
    /// <exception cref="ShapeException">The number of features is another one than in training.</exception>
    public sealed override Tensor InverseTransform(Tensor features) => Map(features, Columns, Columns, (source, target) => Each(source, target, Unscale));

    /// <inheritdoc/>
    public override string ToHtml() => Table().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => IsFitted ? Table().ToString() : $"{Description.Caption}, not fitted";

    /// <summary>A number of a column, scaled.</summary>
    private protected virtual double Scale(double x, int column) => (x - Center[column]) / Spread[column];

    /// <summary>A scaled number in its own unit.</summary>
    private protected virtual double Unscale(double z, int column) => (z * Spread[column]) + Center[column];

    /// <summary>What one column teaches.</summary>
    private protected abstract (double Center, double Spread) LearnColumn(FeatureTable table, int column);

    /// <summary>A scaler like this that has learned.</summary>
    private protected abstract ColumnScaler With(Learned learned);

    /// <inheritdoc/>
    private protected sealed override Preprocessor Learn(FeatureTable table, IReadOnlyList<string>? names)
    {
        var center = new double[table.Columns];
        var spread = new double[table.Columns];
        for (var column = 0; column < table.Columns; column++)
        {
            (center[column], spread[column]) = LearnColumn(table, column);
            if (spread[column] == 0)
            {
                spread[column] = 1;
            }
        }

        return With(new Learned(center, spread, names));
    }

    /// <inheritdoc/>
    private protected sealed override void Apply(FeatureTable source, FeatureTable target) => Each(source, target, Scale);

    /// <inheritdoc/>
    internal override void Write(StepWriter json)
    {
        if (_learned is not null)
        {
            json.Write("center", _learned.Center);
            json.Write("spread", _learned.Spread);
            json.Write("featureNames", _learned.Names);
        }
    }

    /// <summary>What a written scaler has learned; null when it had not learned.</summary>
    private protected static Learned? Read(StepReader json)
    {
        if (!json.IsFitted)
        {
            return null;
        }

        var center = json.Numbers("center");
        var spread = json.Numbers("spread", center.Length);
        return spread.Any(value => value == 0)
            ? throw json.Wrong("spread", "a number that is not 0")
            : new Learned(center, spread, json.Names("featureNames", center.Length));
    }

    private static void Each(FeatureTable source, FeatureTable target, Func<double, int, double> function)
    {
        for (var row = 0; row < source.Rows; row++)
        {
            for (var column = 0; column < source.Columns; column++)
            {
                target[row, column] = (float)function(source[row, column], column);
            }
        }
    }

    private TablePicture Table() => new(
        [
            new TableColumn("feature"),
            new TableColumn(Description.Center, ColumnAlignment.Right),
            new TableColumn(Description.Spread, ColumnAlignment.Right),
        ],
        [.. Enumerable.Range(0, Columns).Select(i => new[] { _learned!.Names?[i] ?? $"x{i}", Number(_learned.Center[i]), Number(_learned.Spread[i]) })],
        caption: Description.Caption,
        IsFitted ? null : "not fitted");

    // Adding 0 turns a −0 that rounding left into 0.
    private static string Number(double value) => (Math.Round(value, 4) + 0.0).ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>What a scaler learns of each column.</summary>
    private protected sealed record Learned(double[] Center, double[] Spread, IReadOnlyList<string>? Names);
}
