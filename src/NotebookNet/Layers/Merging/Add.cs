namespace NotebookNet;

/// <summary>The sum of the inputs, element by element: a skip connection. Keras: <c>Add</c>.</summary>
/// <remarks>Shapes: all inputs (B, …) alike → (B, …).</remarks>
public sealed record Add : MergeLayer
{
    /// <inheritdoc/>
    public override Shape OutputShape(IReadOnlyList<Shape> inputs) => CommonShape(inputs);

    /// <inheritdoc/>
    public override Tensor Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Masked(inputs.Aggregate((sum, input) => sum + input), inputs);
    }
}
