namespace NotebookNet;

/// <summary>All ones: for scales. Keras: <c>ones</c>.</summary>
public sealed record Ones : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> target, Shape shape, RandomStream random) => target.Fill(1);
}
