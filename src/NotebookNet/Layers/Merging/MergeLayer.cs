namespace NotebookNet;

/// <summary>A layer that takes several inputs and has no weights: see <see cref="Model.Merge"/>.</summary>
public abstract record MergeLayer : Layer
{
    /// <inheritdoc/>
    public sealed override Shape OutputShape(Shape input) => OutputShape([input]);

    /// <inheritdoc/>
    public abstract override Shape OutputShape(IReadOnlyList<Shape> inputs);

    /// <inheritdoc/>
    public sealed override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass) => Forward([input], weights, pass);

    /// <inheritdoc/>
    public abstract override Tensor Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Variable> weights, Pass pass);

    /// <summary>The result with the mask of its inputs: a step counts when it counts in each of them.</summary>
    private protected static Tensor Masked(Tensor result, IReadOnlyList<Tensor> inputs)
    {
        Tensor[] masks = [.. inputs.Select(input => input.Mask).OfType<Tensor>().Distinct()];
        result.Mask = masks.Length == 0 ? null : masks.Aggregate((all, mask) => all * mask);
        return result;
    }

    /// <summary>The one shape all inputs have.</summary>
    /// <exception cref="ShapeException">They differ.</exception>
    private protected Shape CommonShape(IReadOnlyList<Shape> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.All(shape => shape.Equals(inputs[0]))
            ? inputs[0]
            : throw new ShapeException(
                $"{Kind} combines branches element by element, so their shapes must be equal; got {string.Join(", ", inputs)} per sample. Bring them to one shape, for example with a dense layer, or use Model.Concatenate.");
    }
}
