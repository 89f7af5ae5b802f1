namespace NotebookNet;

/// <summary>All zeros: for biases. (Weights that start at zero all learn the same thing.) Keras: <c>zeros</c>.</summary>
public sealed record Zeros : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> target, Shape shape, RandomStream random) => target.Clear();
}
