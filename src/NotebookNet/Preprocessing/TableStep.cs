using NotebookNet.Preprocessing;

namespace NotebookNet;

/// <summary>A step that looks at features as a table: a row per sample, a column per feature.</summary>
public abstract class TableStep : Preprocessor
{
    private protected TableStep()
    {
    }

    /// <summary>How many features the step has learned; 0 before.</summary>
    internal abstract int Columns { get; }

    /// <summary>How many features come out.</summary>
    internal abstract int ColumnsAfter { get; }

    /// <summary>
    /// Whether samples may have any shape, with the features along the last axis: each column is then looked at for itself.
    /// </summary>
    private protected virtual bool TakesAnyShape => false;

    /// <summary>Whether numbers may be missing.</summary>
    private protected virtual bool TakesMissing => false;

    /// <inheritdoc/>
    public sealed override Tensor Transform(Tensor features) => Map(features, Columns, ColumnsAfter, Apply);

    /// <summary>Learns from a table.</summary>
    private protected abstract Preprocessor Learn(FeatureTable table, IReadOnlyList<string>? names);

    /// <summary>Transforms the rows of a table.</summary>
    private protected abstract void Apply(FeatureTable source, FeatureTable target);

    /// <inheritdoc/>
    internal sealed override Preprocessor Learn(Dataset training)
    {
        var shape = training.FeatureRows[0].Shape;
        if (shape.Rank < 2 || (shape.Rank > 2 && !TakesAnyShape))
        {
            var cure = shape.Rank < 2 ? $"Reshape({shape.Size}, 1) makes rows of one feature." : "Reshape(samples, features) makes rows of pictures and sequences.";
            throw new ShapeException($"{Kind} takes rows of features, (samples, features); got {shape}. {cure}");
        }

        if (!TakesMissing)
        {
            training.CheckFeatures($"{Kind}.Fit");
        }

        return Learn(FeatureTable.Of(training.Features), shape.Rank == 2 ? training.FeatureNames : null);
    }

    /// <summary>Does something to each row, and keeps the shape but for the number of columns.</summary>
    private protected Tensor Map(Tensor features, int columns, int columnsAfter, Action<FeatureTable, FeatureTable> rows)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (!IsFitted)
        {
            throw NotFitted();
        }

        if (features.Rank < 1 || (features.Rank > 2 && !TakesAnyShape) || features.Shape[^1] != columns)
        {
            throw new ShapeException(
                $"This {Kind} learned {Columns} features, so {(columns == Columns ? "it" : "the way back")} takes (samples, {columns}); got {features.Shape}.");
        }

        var result = new Tensor([.. features.Shape.AsSpan()[..^1], columnsAfter]);
        rows(FeatureTable.Of(features), FeatureTable.Of(result));
        return result;
    }
}
