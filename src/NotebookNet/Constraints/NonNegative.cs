namespace NotebookNet;

/// <summary>Weights below 0 become 0. Keras: <c>NonNeg</c>.</summary>
/// <example><code>var layer = new Dense(16) { KernelConstraint = new NonNegative() };</code></example>
public sealed record NonNegative : Constraint
{
    /// <inheritdoc/>
    public override void Apply(Span<float> weights, Shape shape)
    {
        foreach (ref var weight in weights)
        {
            // A weight that is not a number stays one, and is noticed.
            weight = weight < 0 ? 0 : weight;
        }
    }
}
