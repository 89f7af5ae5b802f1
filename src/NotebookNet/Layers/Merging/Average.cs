namespace NotebookNet;

/// <summary>The mean of the inputs, element by element. Keras: <c>Average</c>.</summary>
/// <remarks>Shapes: all inputs (B, …) alike → (B, …).</remarks>
public sealed record Average : MergeLayer
{
    /// <inheritdoc/>
    public override Shape OutputShape(IReadOnlyList<Shape> inputs) => CommonShape(inputs);

    /// <inheritdoc/>
    public override Tensor Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Masked(inputs.Aggregate((sum, input) => sum + input) / inputs.Count, inputs);
    }
}
