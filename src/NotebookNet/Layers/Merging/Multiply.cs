namespace NotebookNet;

/// <summary>The product of the inputs, element by element: a gate. Keras: <c>Multiply</c>.</summary>
/// <remarks>Shapes: all inputs (B, …) alike → (B, …).</remarks>
public sealed record Multiply : MergeLayer
{
    /// <inheritdoc/>
    public override Shape OutputShape(IReadOnlyList<Shape> inputs) => CommonShape(inputs);

    /// <inheritdoc/>
    public override Tensor Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Masked(inputs.Aggregate((product, input) => product * input), inputs);
    }
}
